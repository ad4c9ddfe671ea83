import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden } from '#platform/outcome.ts';
import { plainCode } from './form.ts';
import { isWallOpen, mayScanWall } from './policy.ts';

// without letters that look like others
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/** The code behind an id: what stands on the wall. Sixty bits, which nobody guesses. */
export function codeBehind(id: string): string {
	return [...keyed('wall', id).subarray(0, length)].map((byte) => letters[byte % letters.length]).join('');
}

/** The code of one meeting as those who run it see it. */
export interface WallCode {
	id: string;
	code: string;
	hungAt: Date;
}

/** Whether a run wants a code on its wall. */
export async function isWallWanted(tx: Tx, cohortId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('programmes.wall')
		.select('cohort_id')
		.where('cohort_id', '=', cohortId)
		.executeTakeFirst();
	return row !== undefined;
}

/** The code of a meeting; nothing where none was made. */
export async function findWallCode(tx: Tx, sessionId: string): Promise<WallCode | undefined> {
	const row = await tx.db
		.selectFrom('programmes.wall_code')
		.select(['id', 'hung_at as hungAt'])
		.where('session_id', '=', sessionId)
		.executeTakeFirst();
	return row && { ...row, code: codeBehind(row.id) };
}

/** The meeting whose code somebody holds, while it works; nothing for any other code, whatever the reason. */
export async function findOpenWall(
	door: Tx,
	typed: string
): Promise<{ sessionId: string; cohortId: string } | undefined> {
	if (!mayScanWall(door.actor)) throw new Forbidden();
	const hash = hashOf(plainCode(typed));
	await showTo(door, hash);
	const found = await door.db
		.selectFrom('programmes.wall_code as code')
		.innerJoin('programmes.session as session', 'session.id', 'code.session_id')
		.select(['code.session_id as sessionId', 'code.cohort_id as cohortId', 'code.hung_at as hungAt'])
		.select(['session.starts_at as startsAt', 'session.ends_at as endsAt'])
		.select(['session.ended_at as endedAt', 'session.cancelled_at as cancelledAt'])
		.where('code.code_hash', '=', hash)
		.executeTakeFirst();
	return found && isWallOpen(found, door.now, door.zone) ? found : undefined;
}
