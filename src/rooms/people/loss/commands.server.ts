import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { getPerson } from '../person/queries.server.ts';
import { mayTellForHer } from './policy.ts';

/** She asks for quiet, whatever the reason: from now on nothing dated goes to her. Asked again, nothing changes. */
export async function fallQuiet(tx: Tx): Promise<void> {
	await write(tx, hers(tx));
}

/** Somebody of the team says it for her, because she asked them to. Throws NotFound for whoever they don't know. */
export async function fallQuietFor(tx: Tx, personId: string): Promise<void> {
	if (!mayTellForHer(tx.actor, personId)) throw new Forbidden();
	await getPerson(tx, personId);
	await write(tx, personId);
}

async function write(tx: Tx, personId: string): Promise<void> {
	await tx.db
		.insertInto('people.loss')
		.values({ org_id: tx.actor.orgId, person_id: personId, told_by: tx.actor.id ?? '' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'people.quiet.asked', { person: personId });
}

/** She says what she still wants to hear, and whether anybody may know that she is quiet. */
export async function sayWhileQuiet(tx: Tx, said: { tell_if_off: 'yes' | 'no'; may_know: boolean }): Promise<void> {
	await change(tx, { tell_if_off: said.tell_if_off === 'yes', may_know: said.may_know });
}

/** She has read where there is help; it is not shown again. */
export async function putHelpAway(tx: Tx): Promise<void> {
	await change(tx, { help_shown_at: tx.now });
}

/** She alone ends it. What she missed is never sent. */
export async function resume(tx: Tx): Promise<void> {
	await change(tx, { resumed_at: tx.now });
}

async function change(
	tx: Tx,
	to: { tell_if_off?: boolean; may_know?: boolean; help_shown_at?: Date; resumed_at?: Date }
): Promise<void> {
	const person = hers(tx);
	await tx.db
		.updateTable('people.loss')
		.set(to)
		.where('person_id', '=', person)
		.where('resumed_at', 'is', null)
		.execute();
	await record(tx, 'people.quiet.changed', { person });
}

function hers(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}
