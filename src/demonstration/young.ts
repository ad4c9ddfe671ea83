import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { openToAll } from '#rooms/programmes/courses/fit-rule/form.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { dropIn } from '#rooms/programmes/courses/template/drop-in.ts';
import { fewHands, runExampleSession } from '#rooms/programmes/meetings/day/examples.ts';
import { noteHeads } from '#rooms/programmes/meetings/head-count/commands.server.ts';
import { welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import type { Course } from './courses.ts';
import type { Days } from './days.ts';
import type { Work } from './speakers.ts';

/** A drop-in for parents under 25: nobody books, few say a name, and heads are counted. */
export async function openDropIn(coordinator: Work, days: Days, venueId: string): Promise<Course> {
	return coordinator((tx) =>
		makeCohort(tx, {
			template: dropIn.key,
			label: { en: 'The young table', es: 'La mesa joven' },
			promise: dropIn.promise,
			rules: { ...openToAll, ageTo: 24 },
			places: null,
			bands: { 'under-two': 0, two: 0, 'three-or-more': 0 },
			firstDay: days.free(-12, 4),
			from: '14:00',
			to: '16:00',
			venueId,
			now: days.moment(-30)
		})
	);
}

/** Of whoever came to it one a morning said what she is called; the room was counted. */
export async function runDropIn(facilitator: Work, { id }: Course, days: Days): Promise<void> {
	const sessions = await facilitator((tx) => listSessions(tx, id));
	const over = sessions.filter((session) => isoDay(session.startsAt, 'Europe/London') < days.day(0));
	for (const [week, session] of over.entries()) {
		const called = ['Jade', 'Keira', 'Toni', 'Shanice'][week] ?? '';
		const came = { id: uuidv7(), called, language: 'en', brought: '' };
		const welcomed = await facilitator((tx) => welcomeWalkIn(asOf(tx, session.startsAt), session.id, came));
		if (!welcomed.ok) throw new Error(`${called} could not be welcomed: ${welcomed.reason}`);
		const heads = { adults: 11 + week, children: 12 - week };
		await facilitator((tx) => noteHeads(asOf(tx, session.startsAt), session.id, heads));
		await facilitator((tx) => runExampleSession(tx, session.id, { states: [null], hands: fewHands }));
	}
}
