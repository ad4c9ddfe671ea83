import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { lockRegister } from '../../locks.ts';
import { hangingObstacle, mayHangWall } from './policy.ts';
import { codeBehind, findWallCode, isWallWanted } from './queries.server.ts';

/**
 * The code of a meeting for its wall: the one that there is, or a new one where there is none or another is wished for. The one before ends with
 * it. Whoever makes the first says with it that the group wants codes.
 */
export async function hangCode(
	tx: Tx,
	sessionId: string,
	{ anew = false }: { anew?: boolean } = {}
): Promise<Outcome<'cancelled' | 'over', string>> {
	const session = await getSession(tx, sessionId);
	const { cohortId } = session;
	if (!mayHangWall(tx.actor, cohortId) || !tx.actor.id) throw new Forbidden();
	const obstacle = hangingObstacle(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	await lockRegister(tx, sessionId);
	const there = await findWallCode(tx, sessionId);
	if (there && !anew) return doneWith(there.code);
	await wantCodes(tx, cohortId, tx.actor.id);
	if (there) await tx.db.deleteFrom('programmes.wall_code').where('id', '=', there.id).execute();
	const [id, org_id] = [uuidv7(), tx.actor.orgId];
	const code = codeBehind(id);
	await tx.db
		.insertInto('programmes.wall_code')
		.values({ org_id, id, cohort_id: cohortId, session_id: sessionId, code_hash: hashOf(code) })
		.execute();
	await record(tx, 'programmes.wall.hung', { session: sessionId, cohort: cohortId });
	return doneWith(code);
}

/** A group wants no codes any more: those of all its meetings end. Who waits at the door stands there until the day is over. */
export async function takeWallDown(tx: Tx, sessionId: string): Promise<Outcome<never>> {
	const { cohortId } = await getSession(tx, sessionId);
	if (!mayHangWall(tx.actor, cohortId)) throw new Forbidden();
	if (!(await isWallWanted(tx, cohortId))) return done;
	await tx.db.deleteFrom('programmes.wall').where('cohort_id', '=', cohortId).execute();
	await record(tx, 'programmes.wall.taken-down', { session: sessionId, cohort: cohortId });
	return done;
}

async function wantCodes(tx: Tx, cohortId: string, set_by: string): Promise<void> {
	if (await isWallWanted(tx, cohortId)) return;
	await tx.db
		.insertInto('programmes.wall')
		.values({ org_id: tx.actor.orgId, cohort_id: cohortId, set_by })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'programmes.wall.wanted', { cohort: cohortId });
}
