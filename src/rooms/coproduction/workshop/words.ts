import { dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { workshopCares } from './form.ts';
import type { ProjectWorkshop, WorkshopMeeting, WorkshopTurnout } from './queries.server.ts';

/** When a workshop is, and in which run: one line. */
export function meetingWords({ sessionId, startsAt, label }: ProjectWorkshop, zone: string): string {
	if (!sessionId) return m.coproduction_workshop_no_meeting();
	if (!startsAt) return m.coproduction_workshop_meeting_gone();
	return [dayAndTime(startsAt, zone), label && inWords(label)].filter(Boolean).join(' · ');
}

/** The meetings that a workshop can be, as choices; one that is chosen already stays among them. */
export function meetingOptions(
	meetings: readonly WorkshopMeeting[],
	zone: string,
	chosen?: ProjectWorkshop
): { value: string; label: string }[] {
	const options = meetings.map(({ id, label, startsAt }) => ({
		...{ value: id, label: `${dayAndTime(startsAt, zone)} · ${inWords(label)}` }
	}));
	const { sessionId = null } = chosen ?? {};
	const isThere = sessionId === null || options.some(({ value }) => value === sessionId);
	const kept = chosen && sessionId && !isThere ? [{ value: sessionId, label: meetingWords(chosen, zone) }] : [];
	return [{ value: '', label: m.coproduction_workshop_no_meeting() }, ...kept, ...options];
}

/** Why a workshop was not kept, in a sentence, and the field it belongs to. */
export function workshopRefusalWords(
	reason: 'changed-meanwhile' | 'no-such-meeting'
): [sentence: string, field?: string] {
	if (reason === 'no-such-meeting') return [m.coproduction_workshop_no_such_meeting(), 'session'];
	return [m.coproduction_workshop_changed_meanwhile()];
}

/** How many are booked, and how many of those came where somebody noted it. */
export function turnoutOf({ booked, came }: WorkshopTurnout): string {
	return came === null
		? m.coproduction_workshop_booked({ booked })
		: m.coproduction_workshop_booked_came({ booked, came });
}

/** What lets people come, as far as it is written down: what it is about, and the words. */
export function careWords(workshop: ProjectWorkshop): { label: string; words: string }[] {
	return workshopCares.flatMap((care) => {
		const words = inWords(workshop[care]);
		return words ? [{ label: m[`coproduction_workshop_${care}`](), words }] : [];
	});
}
