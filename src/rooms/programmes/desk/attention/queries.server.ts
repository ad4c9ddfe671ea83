import type { Tx } from '#platform/db/tx.ts';
import { listRegister } from '#programmes/meetings';
import { isOver } from '#rooms/programmes/courses/session/policy.ts';
import { listSessions } from '#programmes/courses';

/** Who was missed in one course and not reached since, and the session at which a try to reach her is written down. */
export async function findMissed(
	tx: Tx,
	cohortId: string
): Promise<{ sessionId: string; personIds: string[] } | undefined> {
	const next = (await listSessions(tx, cohortId)).find((session) => !session.cancelledAt && !isOver(session, tx.now));
	if (!next) return undefined;
	const settled = ['reached', 'not-needed'];
	const missed = (await listRegister(tx, next)).filter(
		(line) => line.isMissed && !settled.includes(line.reached ?? '') && line.state !== 'apologies'
	);
	return { sessionId: next.id, personIds: missed.map(({ personId }) => personId) };
}
