import { firstWithin } from '#platform/calendar/clock-hours.ts';
import { dayAndTime, hourOfDay, instantOf, isoDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { clockSpanOf, type QuietHours } from './form.ts';

/** What hours mean, in sentences with a day in them: when nobody is written to, and when something that is written a moment after they begin leaves. */
export function quietWords(hours: QuietHours | null, now: Date, zone: string): string[] {
	if (!hours) return [m.hosting_quiet_none_now()];
	const from = hourOfDay(hours.from, 'team');
	const begins = instantOf(isoDay(now, zone), from, zone);
	const written = new Date(begins.getTime() + 5 * 60_000);
	const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], within: null, outside: clockSpanOf(hours) };
	const leaves = firstWithin(everyDay, written, zone, 2);
	return [
		m.hosting_quiet_now({ from, to: hourOfDay(hours.to % 24, 'team') }),
		...(leaves
			? [m.hosting_quiet_example({ written: dayAndTime(written, zone), leaves: dayAndTime(leaves, zone) })]
			: [])
	];
}
