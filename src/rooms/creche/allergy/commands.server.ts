import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { isExpectedToday } from '../settling/queries.server.ts';
import { getSitting } from '../sitting/queries.server.ts';
import { maySignChildren } from '../visit/policy.ts';
import { listAtSitting } from '../visit/queries.server.ts';
import type { SaidOfAllergies } from './form.ts';

/**
 * Whoever minds a child on the day asked its parent about allergies, and writes down what she said. Where somebody else wrote something
 * that she had not seen, both stand on every list, and are asked about again. Says which of the two it was.
 */
export async function noteAllergies(
	tx: Tx,
	sittingId: string,
	childId: string,
	{ seen, said }: SaidOfAllergies
): Promise<Outcome<'not-today', 'said' | 'both'>> {
	const sitting = await getSitting(tx, sittingId);
	if (!maySignChildren(tx.actor, sitting.circleId)) throw new Forbidden();
	const child = (await listAtSitting(tx, sitting)).find(({ id }) => id === childId);
	if (!child) throw new NotFound();
	if (!(await isExpectedToday(tx, sitting, childId))) return refused('not-today');
	const { rows } = await sql<{ differs: boolean | null }>`
		select people.say_allergies(${childId}::uuid, ${seen}, ${said}) as differs`.execute(tx.db);
	const differs = rows[0]?.differs ?? null;
	if (differs === null) return refused('not-today');
	await record(tx, 'people.child.allergies-said', { person: child.personId, child: childId, differs });
	return doneWith(differs ? 'both' : 'said');
}
