import { holds, type Actor } from '#platform/db/tx.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { instantOf } from '#platform/i18n/dates.ts';

/** Who looks after concerns, and who coordinates, keep the rota of duty together. */
export const mayPlanDuty = (actor: Actor): boolean => holds(actor, 'coordinator') || holds(actor, 'safeguarding_lead');

/** From when to when. */
export interface DutyTime {
	startsAt: Date;
	endsAt: Date;
}

/**
 * The times of a shift that comes again each week, by the organisation's clocks: over midnight where it ends no later than it begins. In
 * the hour that a night in spring leaves out it lasts as long as on any other, from when the clocks have changed.
 */
export function dutyTimes(
	{ day, from, to, weeks }: { day: string; from: string; to: string; weeks: number },
	zone: string
): DutyTime[] {
	return Array.from({ length: weeks }, (_, week) => {
		const first = daysAfter(day, 7 * week);
		const last = to > from ? first : daysAfter(first, 1);
		const [startsAt, endsAt] = [instantOf(first, from, zone), instantOf(last, to, zone)];
		const typed = instantOf(last, to, 'UTC').getTime() - instantOf(first, from, 'UTC').getTime();
		return { startsAt, endsAt: endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + typed) };
	});
}

/** So far ahead a gap is told. */
export const gapDays = 14;

/** What is missing in the rota: a shift that nobody answers, or that it ends soon. */
export interface DutyGap {
	kind: 'open' | 'ends';
	at: Date;
}

/** The first gap of a rota within the days to come; nothing where no rota is kept, for that is no gap. */
export function firstGap(shifts: readonly (DutyTime & { answers: boolean })[], now: Date): DutyGap | null {
	const until = now.getTime() + gapDays * 86_400_000;
	const kept = shifts.filter(({ endsAt }) => endsAt > now);
	if (!kept.length) return null;
	const covered = (one: DutyTime) =>
		kept.some(({ answers, startsAt, endsAt }) => answers && startsAt <= one.startsAt && endsAt >= one.endsAt);
	const open = kept.find((one) => one.startsAt.getTime() < until && !one.answers && !covered(one));
	if (open) return { kind: 'open', at: open.startsAt };
	const last = Math.max(...kept.map(({ endsAt }) => endsAt.getTime()));
	return last < until ? { kind: 'ends', at: new Date(last) } : null;
}
