import { clock, dayAndTime, isoDay, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { DutyGap, DutyTime } from './policy.ts';

interface Reads {
	called: string | null;
	until: Date | null;
	next: Date | null;
}

/** Who reads it and until when, or that nobody does before some time and whom to ring. */
export function readsNow({ called, until, next }: Reads, now: Date, zone: string, danger: string): string {
	if (until) {
		const isToday = isoDay(until, zone) === isoDay(now, zone);
		const name = called || m.watch_somebody();
		return isToday
			? m.watch_reads_today({ name, time: clock(until, zone) })
			: m.watch_reads_until({ name, when: dayAndTime(until, zone) });
	}
	return next ? m.watch_reads_from({ when: dayAndTime(next, zone), danger }) : m.watch_reads_nobody({ danger });
}

/** What the rota lacks, in a sentence. */
export const gapWords = ({ kind, at }: DutyGap, zone: string): string =>
	kind === 'open' ? m.watch_gap_open({ when: dayAndTime(at, zone) }) : m.watch_gap_ends({ when: dayAndTime(at, zone) });

/** "Tue 26 Jan, 09:00–17:00"; with the day on which it ends where that is another. */
export function shiftWords({ startsAt, endsAt }: DutyTime, zone: string): string {
	const [from, to] = [isoDay(startsAt, zone), isoDay(endsAt, zone)];
	const end = from === to ? clock(endsAt, zone) : `${shortDay(endsAt, zone)}, ${clock(endsAt, zone)}`;
	return `${shortDay(startsAt, zone)}, ${clock(startsAt, zone)} – ${end}`;
}

/** Who may be chosen for a shift, and that somebody can't be woken yet; nobody too, where that is another than now. */
export function handlerOptions(
	handlers: readonly { id: string; called: string; answers: boolean }[],
	orNobody = true
): { value: string; label: string; disabled?: boolean }[] {
	const nobody = orNobody ? [{ value: '', label: m.watch_nobody_yet() }] : [];
	return [
		...nobody,
		...handlers.map(({ id, called, answers }) => {
			const name = called || m.watch_somebody();
			return { value: id, label: answers ? name : m.watch_unproved({ name }) };
		})
	];
}
