import { writeOfChild, writeToCreche } from '#rooms/creche/day-note/commands.server.ts';
import { listOwnExpected } from '#rooms/creche/day-note/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { asOf, type Tx } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Work } from './speakers.ts';

/** A parent and a facilitator let the crèche of today know something, before anybody came. */
export async function writeNotes(parent: Work, facilitator: Work, courses: Courses): Promise<void> {
	await parent(async (tx) => {
		const [today, at] = await morning(tx, courses);
		const [child] = await listOwnExpected(tx, today);
		if (child) await writeOfChild(at, today, { id: uuidv7(), child: child.id, words: 'Slept badly, bottle at 11' });
	});
	await facilitator(async (tx) => {
		const [today, at] = await morning(tx, courses);
		await writeToCreche(at, today, { id: uuidv7(), words: 'We finish ten minutes early today' });
	});
}

/** The meeting of today, and an hour before it. */
async function morning(tx: Tx, courses: Courses): Promise<[string, Tx]> {
	const today = (await listSessions(tx, courses.running.id)).find(({ week }) => week === 3);
	if (!today) throw new Error('the running course has no third week');
	return [today.id, asOf(tx, new Date(today.startsAt.getTime() - 3_600_000))];
}
