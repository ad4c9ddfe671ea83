import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { AgreedWords, AgreementQuestion } from './form.ts';

/** One version of what a group agrees on. */
export interface GroupAgreement {
	id: string;
	version: number;
	words: AgreedWords;
	readBackAt: Date;
	agreedAt: Date | null;
	/** The day on which the group looks at it again. */
	reviewOn: string | null;
}

/** The versions of a group's agreement, the newest first. */
export async function listVersions(tx: Tx, cohortId: string): Promise<GroupAgreement[]> {
	const rows = await tx.db
		.selectFrom('programmes.agreement')
		.select(['id', 'version', 'feel', 'welcome', 'must', 'read_back_at', 'agreed_at'])
		.select(sql<string | null>`review_on::text`.as('review_on'))
		.where('cohort_id', '=', cohortId)
		.orderBy('version', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		version: row.version,
		words: { feel: row.feel as Words, welcome: row.welcome as Words, must: row.must as Words },
		readBackAt: row.read_back_at,
		agreedAt: row.agreed_at,
		reviewOn: row.review_on
	}));
}

/** The agreement that hangs on the wall: the newest version that was agreed, or the newest that was read back where none was. */
export function onTheWall(versions: readonly GroupAgreement[]): GroupAgreement | undefined {
	return versions.find(({ agreedAt }) => agreedAt) ?? versions[0];
}

/** Something that was proposed and is in no version yet; who signed it is named to those who run the group. */
export interface Proposal {
	id: string;
	question: AgreementQuestion;
	words: string;
	language: string;
	called: string | null;
	isOwn: boolean;
}

/** What was proposed since the last version was read back, in the order in which it was said. */
export async function listProposals(tx: Tx, cohortId: string): Promise<Proposal[]> {
	const rows = await tx.db
		.selectFrom('programmes.proposal as proposal')
		.leftJoin('people.card as card', 'card.id', 'proposal.person_id')
		.select(['proposal.id', 'proposal.question', 'proposal.words', 'proposal.language', 'proposal.person_id'])
		.select('card.called')
		.where('proposal.cohort_id', '=', cohortId)
		.where('proposal.taken_at', 'is', null)
		.orderBy('proposal.id')
		.execute();
	return rows.map(({ person_id, question, ...row }) => ({
		...row,
		question: question as AgreementQuestion,
		isOwn: person_id !== null && person_id === tx.actor.id
	}));
}

/** What she said to versions of her groups' agreements, by version. */
export async function listOwnAnswers(tx: Tx): Promise<Map<string, 'yes' | 'not-yet'>> {
	const rows = await tx.db
		.selectFrom('programmes.accepted')
		.select(['agreement_id', 'answer'])
		.where('person_id', '=', tx.actor.id)
		.execute();
	return new Map(rows.map(({ agreement_id, answer }) => [agreement_id, answer as 'yes' | 'not-yet']));
}

/** The groups of hers whose newest version she has said nothing to yet: it is what she sees of them first. */
export async function listUnanswered(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ cohort: string }>`
		select distinct on (a.cohort_id) a.cohort_id as cohort
		from programmes.agreement a
		where a.cohort_id in (select programmes.own_circles())
			and not exists (select from programmes.agreement newer where newer.cohort_id = a.cohort_id and newer.version > a.version)
			and not exists (select from programmes.accepted c where c.agreement_id = a.id and c.person_id = ${tx.actor.id}::uuid)
		order by a.cohort_id`.execute(tx.db);
	return rows.map(({ cohort }) => cohort);
}

/** For those who run a group: how many said yes and not yet to a version, and how many came since and said nothing. */
export async function countAccepted(
	tx: Tx,
	agreementId: string
): Promise<{ yes: number; notYet: number; newcomers: number }> {
	const { rows } = await sql<{ yes: number; notYet: number; newcomers: number }>`
		select yes, not_yet as "notYet", newcomers from programmes.count_accepted(${agreementId}::uuid)`.execute(tx.db);
	return rows[0] ?? { yes: 0, notYet: 0, newcomers: 0 };
}
