import { brightHands, runExampleSession } from '#rooms/programmes/meetings/day/examples.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import type { Days } from './days.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import type { Courses } from './courses.ts';
import type { Work } from './speakers.ts';

type States = Parameters<typeof runExampleSession>[2]['states'];

/** How people came, in the order of their names, week after week: most came, some late, somebody sent no word twice. */
const weeks: States[] = [
	['came', 'came', 'late', 'came', 'no-word', 'came', 'came', 'apologies', 'came', 'came', 'came', 'left-early'],
	['came', 'late', 'came', 'came', 'no-word', 'came', 'apologies', 'came', 'came', 'came', 'left-early', 'came'],
	['came', 'came', 'came', 'apologies', 'came', 'came', 'came', 'came', 'late', 'came', 'came', 'no-word']
];

/** The facilitator runs every session that has been, as the screens do. */
export async function runSessions(facilitator: Work, courses: Courses, days: Days): Promise<void> {
	const today = days.day(0);
	for (const { id } of [courses.finished, courses.running]) {
		const sessions = await facilitator((tx) => listSessions(tx, id));
		const over = sessions.filter((session) => isoDay(session.startsAt, 'Europe/London') < today);
		for (const [index, session] of over.entries()) {
			const states = weeks[index % weeks.length] ?? [];
			await facilitator((tx) =>
				runExampleSession(tx, session.id, {
					states,
					hands: { ...brightHands, rain: Math.max(0, 3 - index) },
					late: 3 + index
				})
			);
		}
	}
}
