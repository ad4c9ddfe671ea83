import type { Tx } from '#platform/db/tx.ts';
import { weekdayOf } from '#platform/calendar/day.ts';

const weekdays = ['sundays', 'mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays'];
const months = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
];

/** The address of a course, such as tuesdays-january-2027. It says when, never what for: addresses stay in a phone's history. */
export function slugFor(firstDay: string): string {
	const [year, month] = firstDay.split('-');
	return `${weekdays[weekdayOf(firstDay)]}-${months[Number(month) - 1]}-${year}`;
}

/** The first address of its kind that no course of the organisation has yet. */
export async function freeSlug(tx: Tx, firstDay: string): Promise<string> {
	const wished = slugFor(firstDay);
	const rows = await tx.db.selectFrom('programmes.cohort').select('slug').where('slug', 'like', `${wished}%`).execute();
	const taken = new Set(rows.map((row) => row.slug));
	let free = wished;
	for (let number = 2; taken.has(free); number++) free = `${wished}-${number}`;
	return free;
}
