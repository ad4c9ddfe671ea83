import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';

const hour = 3_600_000;
const morning = '09:00';
const evening = '21:00';

/** When an offer ends: so many hours after she could be told, and never in the night but on the morning after it. */
export function endOfOffer(toldAt: Date, hours: number, zone: string): Date {
	const ends = new Date(toldAt.getTime() + hours * hour);
	const at = clock(ends, zone);
	if (at >= morning && at < evening) return ends;
	const nextMorning = at < morning ? ends : new Date(ends.getTime() + 12 * hour);
	return instantOf(isoDay(nextMorning, zone), morning, zone);
}
