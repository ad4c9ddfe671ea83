import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { wordMost, type WordFields } from './form.ts';
import { mayKeepWords } from './policy.ts';
import { getWord, listWords } from './queries.server.ts';

const rowOf = (tx: Tx, { say, notThis, why, decided, isPublic }: WordFields) => ({
	...{ say: JSON.stringify(say), not_this: JSON.stringify(notThis), why: JSON.stringify(why) },
	...{ decided, published_at: isPublic ? tx.now : null }
});

/** Puts a word on the list of the charity. Returns its id. */
export async function listWord(
	tx: Tx,
	{ id, ...fields }: WordFields & { id: string }
): Promise<Outcome<'enough', string>> {
	if (!mayKeepWords(tx.actor)) throw new Forbidden();
	if ((await listWords(tx)).length >= wordMost.many) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.word')
		.values({ org_id: tx.actor.orgId, id, ...who, ...rowOf(tx, fields) })
		.execute();
	await record(tx, 'coproduction.word.listed', { word: id });
	return doneWith(id);
}

/** Says a word of the list anew, and whether anybody may read it, unless somebody else did since it was opened. */
export async function changeWord(
	tx: Tx,
	id: string,
	{ version, ...fields }: WordFields & { version: number }
): Promise<Outcome<'changed-meanwhile'>> {
	await getWord(tx, id);
	if (!mayKeepWords(tx.actor)) throw new Forbidden();
	const changed = await tx.db
		.updateTable('coproduction.word')
		.set({ ...rowOf(tx, fields), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'coproduction.word.changed', { word: id });
	return done;
}

/** Takes a word off the list. */
export async function takeWordOff(tx: Tx, id: string): Promise<Outcome<never>> {
	await getWord(tx, id);
	if (!mayKeepWords(tx.actor)) throw new Forbidden();
	await tx.db.deleteFrom('coproduction.word').where('id', '=', id).execute();
	await record(tx, 'coproduction.word.taken-off', { word: id });
	return done;
}
