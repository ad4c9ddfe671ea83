import type { Tx } from '#platform/db/tx.ts';
import { listRegister } from '#programmes/meetings';
import { isOver } from '#rooms/programmes/courses/session/policy.ts';
import { listSessions } from '#programmes/courses';
import type { Words } from '#platform/forms/words.ts';
import type { CourseRow } from '../overview/queries.server.ts';

/** Somebody with a place from whom there was no word twice, and whom nobody has reached since. */
export interface Missed {
	personId: string;
	called: string;
	cohortId: string;
	course: Words;
}

/** The parents of running courses who were missed twice and not reached since; a kind call would be good. */
export async function listMissed(tx: Tx, courses: readonly CourseRow[]): Promise<Missed[]> {
	const missed: Missed[] = [];
	for (const { id, label, state, next } of courses) {
		if (state !== 'running' || !next) continue;
		for (const { personId, called } of await missedBefore(tx, { id: next.id, cohortId: id, startsAt: next.startsAt }))
			missed.push({ personId, called, cohortId: id, course: label });
	}
	return missed;
}

/** Who was missed in one course, and the session at which a try to reach her is written down. */
export async function findMissed(
	tx: Tx,
	cohortId: string
): Promise<{ sessionId: string; personIds: string[] } | undefined> {
	const next = (await listSessions(tx, cohortId)).find((session) => !session.cancelledAt && !isOver(session, tx.now));
	if (!next) return undefined;
	return { sessionId: next.id, personIds: (await missedBefore(tx, next)).map(({ personId }) => personId) };
}

async function missedBefore(tx: Tx, next: { id: string; cohortId: string; startsAt: Date }) {
	const lines = await listRegister(tx, next);
	const settled = ['reached', 'not-needed'];
	return lines.filter((line) => line.isMissed && !settled.includes(line.reached ?? '') && line.state !== 'apologies');
}
