import { brightHands, runExampleSession } from '#rooms/programmes/meetings/day/examples.ts';
import { changeSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import { listSessions, type Session } from '#rooms/programmes/courses/session/queries.server.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { listRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Days } from './days.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import type { Courses } from './courses.ts';
import type { Work } from './speakers.ts';

/** A meeting of the running course is in the afternoon for once: its parents were told, and have not said that they saw it. */
export async function moveOneSession(coordinator: Work, job: Work, { running }: Courses): Promise<void> {
	const ahead = await coordinator(async (tx) => {
		const sessions = await listSessions(tx, running.id);
		return sessions.filter((session) => session.startsAt > tx.now && session.kind === 'theme');
	});
	const moved = ahead.at(1) ?? ahead.at(0);
	if (moved) await moveWithin(coordinator, job, moved, { from: '13:00', to: '15:00' });
}

/** A meeting is at other hours of its day, and who comes is told as if the ten minutes to take that back were over. */
export async function moveWithin(
	coordinator: Work,
	job: Work,
	moved: Session,
	hours: { from: string; to: string }
): Promise<void> {
	const { id, version, startsAt } = moved;
	const title = Object.fromEntries(
		Object.entries(moved.title).flatMap(([code, words]) => (words ? [[code, words]] : []))
	);
	const change = { version, title, day: isoDay(startsAt, 'Europe/London'), ...hours };
	await coordinator((tx) => changeSession(tx, id, change));
	await job((tx) => tellOfChanges(asOf(tx, new Date(tx.now.getTime() + 11 * 60_000))));
}

/** At the last meeting that has been, the coordinator noted late of whom the facilitator had noted that she came, and neither phone knew of the other. */
export async function showDifferently(coordinator: Work, { running }: Courses, days: Days): Promise<string> {
	return coordinator(async (tx) => {
		const today = days.day(0);
		const been = (await listSessions(tx, running.id)).filter(
			(session) => isoDay(session.startsAt, 'Europe/London') < today
		);
		const id = been.at(-1)?.id ?? '';
		const line = (await listRegister(tx, { id })).find(({ state, hasPlace }) => state === 'came' && hasPlace);
		if (line) await noteAttendance(tx, id, { person: line.personId, state: 'late' });
		return id;
	});
}

type States = Parameters<typeof runExampleSession>[2]['states'];

/** How people came, in the order of their names, week after week: most came, some late, somebody sent no word twice. */
const weeks: States[] = [
	['came', 'came', 'late', 'came', 'no-word', 'came', 'came', 'apologies', 'came', 'came', 'came', 'left-early'],
	['came', 'late', 'came', 'came', 'no-word', 'came', 'apologies', 'came', 'came', 'came', 'left-early', 'came'],
	['came', 'came', 'came', 'apologies', 'came', 'came', 'came', 'came', 'late', 'came', 'came', 'no-word']
];

/** How long the parts took, week after week: arriving takes longer than planned, and the last part is left out. */
const took: number[][] = [
	[28, 5, 20, 22, 18, 12, 0],
	[25, 6, 22, 30, 15, 8, 0],
	[24, 5, 24, 28, 16, 8, 0]
];

/** The facilitator runs every session that has been, as the screens do. */
export async function runSessions(facilitator: Work, courses: Courses, days: Days): Promise<void> {
	const today = days.day(0);
	for (const { id } of [courses.finished, courses.running]) {
		const isRunning = id === courses.running.id;
		const sessions = await facilitator((tx) => listSessions(tx, id));
		const over = sessions.filter((session) => isoDay(session.startsAt, 'Europe/London') < today);
		for (const [index, session] of over.entries()) {
			const states = weeks[index % weeks.length] ?? [];
			// at the last meeting nobody counted: who likes says it by phone
			const hands = { ...brightHands, rain: Math.max(0, 3 - index) };
			const byPhone = isRunning && index > 0 && index === over.length - 1;
			await facilitator((tx) =>
				runExampleSession(tx, session.id, {
					states,
					...(byPhone ? {} : { hands }),
					late: 10 + index,
					took: took[index % took.length]
				})
			);
		}
	}
}
