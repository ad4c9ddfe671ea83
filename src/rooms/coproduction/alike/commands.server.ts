import { sql } from 'kysely';
import { showTo } from '#platform/db/shown.ts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toWrite } from '../decision/commands.server.ts';
import { isListOpen } from '../decision/policy.ts';
import { hashOfReceipt } from '../note/policy.ts';
import { getSuggestion } from '../suggestion/queries.server.ts';
import type { AlikeAnswer, sayAlikeForm } from './form.ts';
import type { InferOutput } from 'valibot';

/** Asks whoever made each of two suggestions whether they may be joined: the first goes into the second, and both keep their credit. Twice is once. */
export async function askAlike(
	tx: Tx,
	suggestionId: string,
	intoId: string
): Promise<Outcome<'closed' | 'unread' | 'settled-already' | 'itself'>> {
	const { decisionId } = await getSuggestion(tx, suggestionId);
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('closed');
	const [from, into] = [await getSuggestion(tx, suggestionId), await getSuggestion(tx, intoId)];
	if (into.decisionId !== decisionId) throw new NotFound();
	if (from.id === into.id) return refused('itself');
	if (from.state === 'received' || into.state === 'received') return refused('unread');
	if (from.state !== 'read' || (into.state !== 'read' && into.state !== 'on-list')) return refused('settled-already');
	const row = { org_id: tx.actor.orgId, decision_id: decisionId, from_id: from.id, into_id: into.id };
	await tx.db
		.insertInto('coproduction.alike')
		.values({ ...row, asked_on: todayOf(tx) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.alike.asked', { decision: decisionId, suggestion: from.id, into: into.id });
	return done;
}

/** Asks no longer whether two suggestions are one; what was joined by it is apart again. */
export async function stopAsking(tx: Tx, suggestionId: string, alikeId: string): Promise<Outcome<'closed'>> {
	const { decisionId, intoId } = await getSuggestion(tx, suggestionId);
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('closed');
	await tx.db.deleteFrom('coproduction.alike').where('id', '=', alikeId).where('from_id', '=', suggestionId).execute();
	if (intoId)
		await tx.db.updateTable('coproduction.suggestion').set({ into_id: null }).where('id', '=', suggestionId).execute();
	await record(tx, 'coproduction.alike.ended', { decision: decisionId, suggestion: suggestionId });
	return done;
}

/**
 * Whoever made a suggestion says whether it may be joined: signed in, or in a transaction that speaks for a link, by the code on her receipt. For one that is not
 * anonymous somebody who runs the project may note what she said.
 */
export async function sayAlike(
	tx: Tx,
	{ alike, suggestion, says, code }: InferOutput<typeof sayAlikeForm>
): Promise<Outcome<'closed' | 'gone', { is: 'said' | 'joined'; says: AlikeAnswer }>> {
	if (tx.actor.kind === 'link') await showTo(tx, hashOfReceipt(code));
	const { decisionId } = await getSuggestion(tx, suggestion);
	const { rows } = await sql<{ came: 'closed' | 'gone' | 'said' | 'joined' }>`
		select coproduction.say_alike(${alike}::uuid, ${suggestion}::uuid, ${says}) as came`.execute(tx.db);
	const came = rows[0]?.came ?? 'closed';
	if (came === 'closed' || came === 'gone') return refused(came);
	await record(tx, 'coproduction.alike.answered', { decision: decisionId });
	return doneWith({ is: came, says });
}
