import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
import { getDecision, type ProjectDecision } from '../decision/queries.server.ts';
import { hashOfReceipt } from '../note/policy.ts';
import { getProject } from '../project/queries.server.ts';
import type { SuggestionWay } from './form.ts';
import { suggestionState, type SuggestionState } from './policy.ts';

/** A name that somebody suggested. */
export interface Suggestion {
	id: string;
	decisionId: string;
	words: string;
	meaning: string;
	language: string;
	way: SuggestionWay;
	/** What she is called, where she said so. */
	signedAs: string | null;
	receivedOn: string;
	readOn: string | null;
	/** Why it was left out. */
	why: string | null;
	optionId: string | null;
	/** The suggestion with which it was joined. */
	intoId: string | null;
	state: SuggestionState;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.suggestion')
		.select(['id', 'decision_id as decisionId', 'words', 'meaning', 'language', 'way', 'signed_as as signedAs'])
		.select(['received_on as receivedOn', 'read_on as readOn', 'why', 'option_id as optionId', 'into_id as intoId'])
		.$narrowType<{ way: SuggestionWay }>();

const withState = <Row extends Parameters<typeof suggestionState>[0]>(row: Row) => ({
	...row,
	state: suggestionState(row)
});

/** What was suggested for a decision, for those who run it: what nobody has read first, then in the order of the alphabet. */
export async function listSuggestions(tx: Tx, decisionId: string): Promise<Suggestion[]> {
	const rows = await rowsOf(tx)
		.where('decision_id', '=', decisionId)
		.orderBy(sql`read_on is not null`)
		.orderBy(sql`lower(words)`)
		.orderBy('id')
		.execute();
	return rows.map(withState);
}

/** What she who is signed in suggested under her account. */
export async function listOwnSuggestions(tx: Tx, decisionId: string): Promise<Suggestion[]> {
	if (!tx.actor.id) return [];
	const rows = await rowsOf(tx)
		.where('decision_id', '=', decisionId)
		.where('id', 'in', sql<string>`(select coproduction.own_suggestions())`)
		.orderBy(sql`lower(words)`)
		.orderBy('id')
		.execute();
	return rows.map(withState);
}

/** One suggestion. Throws NotFound. */
export async function getSuggestion(tx: Tx, id: string): Promise<Suggestion> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return withState(row);
}

/** The decision for which names are suggested at an address. Throws NotFound. */
export async function getSuggesting(door: Tx, link: string): Promise<ProjectDecision> {
	await showTo(door, hashOf(link.slice(0, 40)));
	const row = await door.db
		.selectFrom('coproduction.decision')
		.select('id')
		.where('suggest_link', '=', link.slice(0, 40))
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return getDecision(door, row.id);
}

/** A suggestion as whoever has its receipt follows it. */
export interface FollowedSuggestion {
	suggestion: Suggestion;
	decision: ProjectDecision;
	project: Words;
	/** Whether its name, or that with which it was joined, was chosen; null while nothing was. */
	isChosen: boolean | null;
}

/** What became of a suggestion, by the code on its receipt, typed in any case and with any gaps. In a transaction that speaks for a link. Throws NotFound. */
export async function followSuggestion(link: Tx, code: string): Promise<FollowedSuggestion> {
	const hash = hashOfReceipt(code);
	await showTo(link, hash);
	const row = await rowsOf(link).where('receipt_hash', '=', hash).executeTakeFirst();
	if (!row) throw new NotFound();
	const decision = await getDecision(link, row.decisionId);
	const { name: project } = await getProject(link, decision.projectId);
	return { suggestion: withState(row), decision, project, isChosen: await isChosen(link, row) };
}

async function isChosen(link: Tx, { id, decisionId }: Pick<Suggestion, 'id' | 'decisionId'>): Promise<boolean | null> {
	const { rows } = await sql<{ chosen: boolean }>`
		select o.place = any (c.winners) as chosen from coproduction.count c join coproduction.option o on o.decision_id = c.decision_id
		where c.decision_id = ${decisionId}::uuid and o.id = (select coproduction.option_of(${id}::uuid))`.execute(link.db);
	return rows[0]?.chosen ?? null;
}

/** Who suggested what is on the list, by option: names that were signed, for whoever sees the list. */
export async function suggestedBy(tx: Tx, decisionId: string): Promise<Record<string, string[]>> {
	const { rows } = await sql<{ option: string; name: string }>`
		select option_id as option, signed_as as name from coproduction.suggested(${decisionId}::uuid)`.execute(tx.db);
	const names: Record<string, string[]> = {};
	for (const { option, name } of rows) (names[option] ??= []).push(name);
	return names;
}

/** The decisions for which names are gathered now among whose people she is who is signed in. */
export async function listNamesAsked(tx: Tx): Promise<{ decisionId: string; question: Words; until: Date }[]> {
	if (!tx.actor.id) return [];
	return tx.db
		.selectFrom('coproduction.decision')
		.select(['id as decisionId', 'question', 'suggests_until as until'])
		.where('id', 'in', sql<string>`(select coproduction.group_decisions())`)
		.where('state', '=', 'suggesting')
		.where('list_closed_at', 'is', null)
		.where('suggests_until', '>', tx.now)
		.orderBy('suggests_until')
		.orderBy('id')
		.$narrowType<{ question: Words; until: Date }>()
		.execute();
}

/** What this noun holds about a person: what she suggested under her account. */
export async function copyOfSuggestions(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	return { 'coproduction.suggestion': await rowsOf(tx).where('person_id', '=', personId).execute() };
}

/** What she who is signed in is called, where names are gathered in a project of hers; null for anybody else. */
export async function findOwnCall(tx: Tx, decisionId: string): Promise<string | null> {
	if (!tx.actor.id) return null;
	const row = await tx.db
		.selectFrom('people.card')
		.select('called')
		.where('id', '=', tx.actor.id)
		.where(sql<boolean>`${decisionId}::uuid in (select coproduction.group_decisions())`)
		.executeTakeFirst();
	return row?.called ?? null;
}
