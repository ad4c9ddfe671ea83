import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isKnownToCoordinator } from '../person/queries.server.ts';
import { maySayTwo } from './policy.ts';
import { comparePeople, findLikeness } from './queries.server.ts';

/** A coordinator says that two records are of two people: nobody is asked about the two again. Said twice is said once. Throws NotFound where one of them is not there for her. */
export async function sayTwoPeople(tx: Tx, oneId: string, otherId: string): Promise<void> {
	const [one, other] = await bothThere(tx, oneId, otherId);
	const before = await findLikeness(tx, one, other);
	if (before?.answer === 'not-same') return;
	const why = before?.why ?? (await comparePeople(tx, [one])).find(({ id }) => id === other)?.why;
	if (!why) throw new NotFound();
	const answered = { answer: 'not-same', answered_by: tx.actor.id, answered_at: tx.now };
	await tx.db
		.insertInto('people.likeness')
		.values({ org_id: tx.actor.orgId, one_id: one, other_id: other, why, ...answered })
		.onConflict((conflict) => conflict.columns(['org_id', 'one_id', 'other_id']).doUpdateSet(answered))
		.execute();
	await record(tx, 'people.likeness.said-two', { person: one, other });
}

/** A coordinator takes back that two records are of two people: it is asked about them again. Throws NotFound. */
export async function askAgain(tx: Tx, oneId: string, otherId: string): Promise<void> {
	const [one, other] = await bothThere(tx, oneId, otherId);
	const { numUpdatedRows: changed } = await answer(tx, [one, other], 'not-same', null);
	if (changed) await record(tx, 'people.likeness.asked-again', { person: one, other });
}

/** Two records were brought together, or taken apart again: what is asked about the two follows. Whoever calls this has asked whether it may be. */
export async function settleLikeness(
	tx: Tx,
	oneId: string,
	otherId: string,
	became: 'one' | 'two-again'
): Promise<void> {
	const pair = inOrder(oneId, otherId);
	const { numUpdatedRows: settled } =
		became === 'one' ? await answer(tx, pair, null, 'same') : await answer(tx, pair, 'same', null);
	if (settled) await record(tx, `people.likeness.${became}`, { person: oneId, other: otherId });
}

function answer(tx: Tx, [one, other]: [string, string], was: string | null, becomes: 'same' | null) {
	const said = { answer: becomes, answered_by: becomes && tx.actor.id, answered_at: becomes && tx.now };
	return tx.db
		.updateTable('people.likeness')
		.set(said)
		.where('one_id', '=', one)
		.where('other_id', '=', other)
		.where('answer', 'is not distinct from', was)
		.executeTakeFirstOrThrow();
}

async function bothThere(tx: Tx, oneId: string, otherId: string): Promise<[string, string]> {
	if (!maySayTwo(tx.actor, oneId, otherId)) throw new Forbidden();
	if (oneId === otherId) throw new NotFound();
	for (const id of [oneId, otherId]) if (!isId(id) || !(await isKnownToCoordinator(tx, id))) throw new NotFound();
	return inOrder(oneId, otherId);
}

const inOrder = (oneId: string, otherId: string): [string, string] =>
	oneId < otherId ? [oneId, otherId] : [otherId, oneId];
