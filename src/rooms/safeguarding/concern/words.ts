import { dayAndTime } from '#platform/i18n/dates.ts';
import { localeOf } from '#platform/i18n/language-list.ts';
import { currentLanguage, standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { entryKinds } from './form.ts';

/** What each kind of line of a chronology is called. */
export const entryKindWords: Record<(typeof entryKinds)[number], () => string> = {
	note: m.safeguarding_kind_note,
	contact: m.safeguarding_kind_contact,
	decision: m.safeguarding_kind_decision,
	referral: m.safeguarding_kind_referral
};

/** What happened with a concern: who wrote it, took it and closed it, what went out and what was written. */
interface Told {
	raised_at: Date;
	raisedBy: string | null;
	taken_at: Date | null;
	taken_by_name: string | null;
	closed_at: Date | null;
	closedBy: string | null;
	closing_note: string | null;
	entries: { kind: string; words: string; written_at: Date; written_by: string | null }[];
	alerts: { step: number; sent_at: Date | null }[];
}

/** Every step of a concern, the first first: when it was, what it was and by whom, and its words where there are any. */
export function chronologyOf(concern: Told, zone: string): { when: string; title: string; text?: string }[] {
	const forgotten = m.safeguarding_forgotten();
	const steps: { at: Date | null; title: string; text?: string }[] = [
		{
			at: concern.raised_at,
			title: concern.raisedBy ? m.safeguarding_opened_by({ name: concern.raisedBy }) : m.safeguarding_opened()
		},
		...concern.alerts.map(({ step, sent_at }) => ({
			at: sent_at,
			title: step ? m.safeguarding_alert_sent({ minutes: step }) : m.safeguarding_alert_now()
		})),
		{ at: concern.taken_at, title: m.safeguarding_taken({ name: concern.taken_by_name ?? forgotten }) },
		...concern.entries.map(({ kind, words, written_at, written_by }) => ({
			at: written_at,
			title: `${entryKindWords[kind as keyof typeof entryKindWords]()} · ${written_by ?? forgotten}`,
			text: words
		})),
		{
			at: concern.closed_at,
			title: m.safeguarding_closed_by({ name: concern.closedBy ?? forgotten }),
			text: concern.closing_note ?? undefined
		}
	];
	return steps
		.filter((step): step is typeof step & { at: Date } => step.at !== null)
		.sort((one, other) => one.at.getTime() - other.at.getTime())
		.map(({ at, ...step }) => ({ when: standingAlone(dayAndTime(at, zone)), ...step }));
}

/** The line of a chronology that undoes a step: why, and what that step was, which stands nowhere else from then on. */
export function undoneLine(which: 'give' | 'open', concern: Told, why: string, zone: string): string {
	const [at, name] =
		which === 'give' ? [concern.taken_at, concern.taken_by_name] : [concern.closed_at, concern.closedBy];
	if (!at) return why;
	const step = { when: dayAndTime(at, zone), name: name ?? m.safeguarding_forgotten() };
	const was =
		which === 'give'
			? m.safeguarding_was_taken(step)
			: m.safeguarding_was_closed({ ...step, note: concern.closing_note ?? '' });
	return `${why}\n\n${was}`;
}

/** Why a concern can't be given back or opened again. */
export function backRefusal(reason: 'not-taken' | 'closed' | 'open'): string {
	if (reason === 'open') return m.safeguarding_is_open();
	return reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_given_already();
}

/** A language by its name, in the language spoken now: "Spanish". */
export const languageInWords = (language: string) =>
	new Intl.DisplayNames(localeOf(currentLanguage()), { type: 'language' }).of(language) ?? language;

/** Whom a concern is about, in one line: a child with its parent, a parent, or the words of whoever raised it. */
export function whoItIsAbout(concern: {
	person_id: string | null;
	child_id: string | null;
	called: string | null;
	child: string | null;
	who: string | null;
}): string {
	const named = concern.person_id ? (concern.called ?? m.safeguarding_forgotten()) : (concern.who ?? '');
	return concern.child ? m.safeguarding_raise_child({ child: concern.child, parent: named }) : named;
}

/** What kind of concern it is: an answer to a measure, or a note by somebody on the team. */
export const kindOf = (source: string) =>
	source === 'measure' ? m.safeguarding_kind_answer() : m.safeguarding_kind_worry();

/** How long something has waited: "25 minutes", "3 hours", "2 days". */
export function waited(since: Date, now: Date): string {
	const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
	const [count, unit] =
		minutes < 60
			? [minutes, 'minute']
			: minutes < 48 * 60
				? [Math.floor(minutes / 60), 'hour']
				: [Math.floor(minutes / (24 * 60)), 'day'];
	return new Intl.NumberFormat(localeOf(currentLanguage()), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
