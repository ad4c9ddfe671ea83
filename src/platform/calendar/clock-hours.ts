const [minute, day] = [60_000, 86_400_000];

/** From a minute of the day until before another; over midnight where it ends before it begins, and never where both are one. */
export interface ClockSpan {
	readonly from: number;
	readonly to: number;
}

/** When something may happen, by a wall clock. Days run from 1 (Monday) to 7; the day is the one on which the clock then stands. */
export interface ClockHours {
	readonly days: readonly number[];
	/** Any hour, where it is null. */
	readonly within: ClockSpan | null;
	/** Hours in which it may not happen whatever else is said. */
	readonly outside: ClockSpan | null;
}

/**
 * The first moment, from this one on and within so many days, at which the clock of a zone stands in these hours; null where there
 * is none. On the night on which clocks go forward hours that do not exist are not waited for; when they go back both are had.
 * Throws RangeError for a zone that there is not.
 */
export function firstWithin(hours: ClockHours, at: Date, zone: string, days: number): Date | null {
	if (isWithin(hours, at.getTime() + offsetAt(at.getTime(), zone))) return at;
	const starts = [0, hours.within?.from ?? 0, hours.outside?.to ?? 0];
	const end = at.getTime() + days * day;
	for (const { from, until, offset } of stretches(at.getTime(), end, zone)) {
		const midnight = Math.floor((from + offset) / day) * day - offset;
		const moments = [from];
		for (let begins = midnight; begins < until; begins += day)
			moments.push(...starts.map((start) => begins + start * minute));
		const found = moments.filter((moment) => moment >= from && moment < until && isWithin(hours, moment + offset));
		if (found.length) return new Date(Math.min(...found));
	}
	return null;
}

function isWithin({ days, within, outside }: ClockHours, wall: number): boolean {
	const shown = new Date(wall);
	const now = shown.getUTCHours() * 60 + shown.getUTCMinutes();
	const isIn = ({ from, to }: ClockSpan) => (from <= to ? now >= from && now < to : now >= from || now < to);
	return days.includes(shown.getUTCDay() || 7) && (!within || isIn(within)) && !(outside && isIn(outside));
}

/** Stretches of time in which a zone keeps one distance from UTC, a day at most each. No zone changes its clocks twice within a day. */
function* stretches(
	start: number,
	end: number,
	zone: string
): Generator<{ from: number; until: number; offset: number }> {
	let offset = offsetAt(start, zone);
	for (let from = start; from < end; from += day) {
		const until = Math.min(from + day, end);
		const next = offsetAt(until, zone);
		if (next === offset) {
			yield { from, until, offset };
			continue;
		}
		let [before, after] = [from, until];
		while (after - before > 1) {
			const middle = Math.floor((before + after) / 2);
			if (offsetAt(middle, zone) === offset) before = middle;
			else after = middle;
		}
		yield { from, until: after, offset };
		yield { from: after, until, offset: next };
		offset = next;
	}
}

// Intl objects are dear to make and cheap to keep: one for each zone.
const kept = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, zone: string): number {
	let shown = kept.get(zone);
	if (!shown) kept.set(zone, (shown = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
	const said = shown.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(said) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
}
