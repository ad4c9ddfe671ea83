import { randomBytes } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toWrite } from '../decision/commands.server.ts';
import { isListOpen, takesNames } from '../decision/policy.ts';
import { getDecision, type ProjectDecision } from '../decision/queries.server.ts';
import { hashOfReceipt, idOfLinkNote } from '../note/policy.ts';
import { addOption, removeOption } from '../option/commands.server.ts';
import { listOptions } from '../option/queries.server.ts';
import type { SuggestionFields } from './form.ts';
import { receiptOfSuggestion } from './policy.ts';
import { getSuggesting, getSuggestion, listSuggestions, type Suggestion } from './queries.server.ts';

/** Names are gathered from now on, at an address that anybody may open. What is asked, and how it is decided, stands from here on. */
export async function askForNames(
	tx: Tx,
	decisionId: string,
	version: number
): Promise<Outcome<'open-already' | 'changed-meanwhile' | 'no-names-asked' | 'names-over'>> {
	const decision = await toWrite(tx, decisionId);
	if (decision.state !== 'drafting') return refused('open-already');
	if (decision.version !== version) return refused('changed-meanwhile');
	if (!decision.suggests) return refused('no-names-asked');
	if (decision.suggests.until <= tx.now) return refused('names-over');
	await tx.db
		.updateTable('coproduction.decision')
		.set({ state: 'suggesting', suggest_link: randomBytes(15).toString('base64url') })
		.where('id', '=', decisionId)
		.execute();
	await record(tx, 'coproduction.decision.gathers', { decision: decisionId });
	return done;
}

/**
 * The list is closed, and stands from now on: a change makes a new one. Whoever suggested a name is to know what became of it, so
 * each has been put on the list, joined, or left out with a reason.
 */
export async function closeList(
	tx: Tx,
	decisionId: string
): Promise<Outcome<'not-suggesting' | 'unsettled' | 'no-options'>> {
	const decision = await toWrite(tx, decisionId);
	if (decision.state !== 'suggesting') return refused('not-suggesting');
	if (decision.listClosedAt) return done;
	const isLeft = ({ state }: Suggestion) => state === 'received' || state === 'read';
	if ((await listSuggestions(tx, decisionId)).some(isLeft)) return refused('unsettled');
	if ((await listOptions(tx, decisionId)).length < 2) return refused('no-options');
	await tx.db
		.updateTable('coproduction.decision')
		.set({ list_closed_at: tx.now })
		.where('id', '=', decisionId)
		.execute();
	await record(tx, 'coproduction.decision.list-closed', { decision: decisionId });
	return done;
}

/** By the address anybody suggests a name. Nobody is looked up, and no account stands in any row, whatever she calls herself. Returns her receipt. */
export async function suggestByLink(
	door: Tx,
	link: string,
	{ id: formId, language, ...fields }: SuggestionFields & { id: string; language: string }
): Promise<Outcome<'closed', string>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const decision = await getSuggesting(door, link);
	return receive(door, decision, { ...fields, formId, language, personId: null });
}

/** Somebody of the project suggests a name under her account; whoever wants to stay unknown does it by the address. Returns her receipt. */
export async function suggestName(
	tx: Tx,
	decisionId: string,
	{ id: formId, language, ...fields }: SuggestionFields & { id: string; language: string }
): Promise<Outcome<'closed', string>> {
	if (!tx.actor.id || fields.way === 'anonymous') throw new Forbidden();
	return receive(tx, await getDecision(tx, decisionId), { ...fields, formId, language, personId: tx.actor.id });
}

type Received = SuggestionFields & { formId: string; language: string; personId: string | null };

async function receive(tx: Tx, decision: ProjectDecision, said: Received): Promise<Outcome<'closed', string>> {
	if (!takesNames(decision, tx.now)) return refused('closed');
	const { words, meaning, way, language, personId, formId } = said;
	const id = idOfLinkNote(formId, ['suggestion', decision.id, words, meaning, way, said.name, personId]);
	const receipt = receiptOfSuggestion(id);
	const signed_as = way === 'anonymous' ? null : said.name || null;
	const received = await tx.db
		.insertInto('coproduction.suggestion')
		.values({
			...{ org_id: tx.actor.orgId, id, decision_id: decision.id, words, meaning, language, way, signed_as },
			...{ person_id: personId, receipt_hash: hashOfReceipt(receipt), received_on: todayOf(tx) }
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (received.numInsertedOrUpdatedRows)
		await record(tx, 'coproduction.suggestion.received', { decision: decision.id });
	return doneWith(receipt);
}

/** Somebody has read what was suggested: of these, what nobody had read before. */
export async function readSuggestions(tx: Tx, decisionId: string, ids: readonly string[]): Promise<Outcome<'closed'>> {
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('closed');
	if (!ids.length) return done;
	const read = await tx.db
		.updateTable('coproduction.suggestion')
		.set({ read_on: todayOf(tx) })
		.where('decision_id', '=', decisionId)
		.where('id', 'in', [...ids])
		.where('read_on', 'is', null)
		.executeTakeFirst();
	if (read.numUpdatedRows)
		await record(tx, 'coproduction.suggestion.read', { decision: decisionId, count: Number(read.numUpdatedRows) });
	return done;
}

export type SettleRefusal = 'closed' | 'unread' | 'settled-already' | 'enough';

/** A suggestion that somebody has read and for which nothing is settled yet, with its decision locked; or why it can't be settled. */
async function toSettle(tx: Tx, id: string): Promise<Suggestion | SettleRefusal> {
	const { decisionId } = await getSuggestion(tx, id);
	if (!isListOpen(await toWrite(tx, decisionId))) return 'closed';
	const suggestion = await getSuggestion(tx, id);
	if (suggestion.state === 'received') return 'unread';
	return suggestion.state === 'read' ? suggestion : 'settled-already';
}

const note = (tx: Tx, id: string, what: { option_id?: string | null; why?: string | null; into_id?: string | null }) =>
	tx.db.updateTable('coproduction.suggestion').set(what).where('id', '=', id).execute();

/** Puts a suggestion on the list, in its own words; whoever made it keeps the credit. */
export async function putOnList(tx: Tx, id: string): Promise<Outcome<SettleRefusal>> {
	const suggestion = await toSettle(tx, id);
	if (typeof suggestion === 'string') return refused(suggestion);
	const { decisionId, words, meaning, language } = suggestion;
	const said = (text: string) => (text ? { [language]: text } : {});
	const added = await addOption(tx, decisionId, { id: uuidv7(), name: said(words), meaning: said(meaning) });
	if (!added.ok) return refused(added.reason === 'enough' ? 'enough' : 'closed');
	await note(tx, id, { option_id: added.value });
	await record(tx, 'coproduction.suggestion.listed', { decision: decisionId, suggestion: id });
	return done;
}

/** Leaves a suggestion out, with a reason that whoever made it reads. */
export async function leaveNameOut(tx: Tx, id: string, why: string): Promise<Outcome<SettleRefusal>> {
	const suggestion = await toSettle(tx, id);
	if (typeof suggestion === 'string') return refused(suggestion);
	await note(tx, id, { why });
	await record(tx, 'coproduction.suggestion.left-out', { decision: suggestion.decisionId, suggestion: id });
	return done;
}

/** Undoes what was settled of a suggestion, until the list is closed: it is read, and nothing else. */
export async function unsettle(tx: Tx, id: string): Promise<Outcome<'closed'>> {
	const { decisionId } = await getSuggestion(tx, id);
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('closed');
	const { optionId } = await getSuggestion(tx, id);
	if (optionId) await removeOption(tx, decisionId, optionId);
	await note(tx, id, { why: null, into_id: null });
	await tx.db.deleteFrom('coproduction.alike').where('from_id', '=', id).execute();
	await record(tx, 'coproduction.suggestion.undone', { decision: decisionId, suggestion: id });
	return done;
}
