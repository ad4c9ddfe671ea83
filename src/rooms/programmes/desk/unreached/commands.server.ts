import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';

/** A coordinator lets a letter that came back, or has not left yet, be tried once more, such as after its address was put right. */
export async function sendAgain(tx: Tx, letterId: string): Promise<Outcome<never>> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	if (!isId(letterId)) throw new NotFound();
	const { rows } = await sql<{ isTried: boolean }>`select platform.send_again(${letterId}::uuid) as "isTried"`.execute(
		tx.db
	);
	if (!rows[0]?.isTried) throw new NotFound();
	await record(tx, 'programmes.letter.sent-again', { letter: letterId });
	return done;
}
