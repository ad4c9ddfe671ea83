import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { getProject } from '../project/queries.server.ts';

/** A circle whose people can be on a roll. */
export interface CircleToChoose {
	id: string;
	label: Words;
}

/** Whose people can be on the roll of a vote in this project: its own, and those of runs that the speaker sees, the newest first. */
export async function listCirclesToChoose(tx: Tx, projectId: string): Promise<CircleToChoose[]> {
	const { id, name } = await getProject(tx, projectId);
	const runs = await tx.db
		.selectFrom('programmes.course_card')
		.select(['id', 'label'])
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.$narrowType<{ id: string; label: Words }>()
		.execute();
	return [{ id, label: name }, ...runs];
}

/** How many would be on the roll of a draft if it opened now. */
export async function wouldBeOnRoll(tx: Tx, decisionId: string): Promise<number> {
	const { rows } = await sql<{ many: number | null }>`
		select coproduction.would_be_on(${decisionId}::uuid) as many`.execute(tx.db);
	return rows[0]?.many ?? 0;
}

/** How many are on the roll of a decision that the speaker sees; never who. */
export async function rollSize(tx: Tx, decisionId: string): Promise<number> {
	const { rows } = await sql<{ many: number }>`select coproduction.roll_size(${decisionId}::uuid) as many`.execute(
		tx.db
	);
	return rows[0]?.many ?? 0;
}

/** That somebody was added to a roll after the opening. */
export interface Addition {
	addedAt: Date;
	why: string;
}

/** Who was added after the opening: when and why, never who. */
export async function listAdditions(tx: Tx, decisionId: string): Promise<Addition[]> {
	const { rows } = await sql<Addition>`
		select added_at as "addedAt", added_why as why from coproduction.additions(${decisionId}::uuid)`.execute(tx.db);
	return rows;
}

/** What became of the letters in which a vote was told of, as numbers: together they are the roll. */
export interface LettersOfVote {
	written: number;
	waiting: number;
	/** They stand on the list of what is to be said by phone. */
	toRing: number;
	unreachable: number;
}

/** What became of the letters about a vote, for those who run it; nothing for anybody else. */
export async function lettersOf(tx: Tx, decisionId: string): Promise<LettersOfVote> {
	const { rows } = await sql<LettersOfVote>`
		select written, waiting, to_ring as "toRing", unreachable from coproduction.letters_of(${decisionId}::uuid)`.execute(
		tx.db
	);
	return rows[0] ?? { written: 0, waiting: 0, toRing: 0, unreachable: 0 };
}

/** A line of the roll as a teller sees it. */
export interface RollLine {
	line: string;
	called: string;
	tookSlip: boolean;
}

/** The roll for a teller of this vote, while it is open; for anybody else it is empty. */
export async function listRollForTeller(tx: Tx, decisionId: string): Promise<RollLine[]> {
	const { rows } = await sql<RollLine>`
		select n.id as line, n.called, exists (select from coproduction.tick t where t.decision_id = ${decisionId}::uuid and t.roll_id = n.id) as "tookSlip"
		from coproduction.names_on_roll(${decisionId}::uuid) n order by n.called, n.id`.execute(tx.db);
	return rows;
}

/** Somebody named for a vote; what she is called where that may be seen. */
export interface Teller {
	accountId: string;
	called: string | null;
}

/** Who tells in a vote, for those who run it. */
export async function listTellers(tx: Tx, decisionId: string): Promise<Teller[]> {
	return tx.db
		.selectFrom('coproduction.teller as teller')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'teller.org_id').onRef('card.id', '=', 'teller.account_id')
		)
		.select(['teller.account_id as accountId', 'card.called'])
		.where('teller.decision_id', '=', decisionId)
		.orderBy('teller.named_at')
		.orderBy('teller.account_id')
		.execute();
}
