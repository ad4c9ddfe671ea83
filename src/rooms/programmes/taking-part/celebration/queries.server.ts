import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { listSessions, type Session } from '#programmes/courses';
import type { ContributionKind } from './form.ts';
import { meetingOf } from './policy.ts';

/** Something that somebody adds to a celebration. */
interface Contributed {
	id: string;
	kind: ContributionKind;
	words: string;
	language: string;
}

/** The same for the group, without a name. */
export interface ContributedByGroup extends Contributed {
	isOwn: boolean;
}

/** The same for those who run the group: what she is called who put her name to it, null where nobody did. */
export interface ContributedForTeam extends Contributed {
	called: string | null;
}

/** How a group ends together, as far as it is planned. */
export interface Celebration {
	/** The meeting on which it lies; none where none stands. */
	meeting: Session | undefined;
	/** What is planned; empty as long as nobody put it together. */
	words: Words;
	/** 0 as long as nobody put it together. */
	version: number;
	sessions: Session[];
}

/** The celebration of a group: when, and what is planned. */
export async function getCelebration(tx: Tx, cohortId: string): Promise<Celebration> {
	const kept = await tx.db
		.selectFrom('programmes.celebration')
		.select(['session_id', 'words', 'version'])
		.where('cohort_id', '=', cohortId)
		.executeTakeFirst();
	const sessions = await listSessions(tx, cohortId);
	return {
		meeting: meetingOf(sessions, kept?.session_id ?? null),
		words: (kept?.words ?? {}) as Words,
		version: kept?.version ?? 0,
		sessions
	};
}

/** What a group of hers adds to its celebration, in the order in which it was said, without names. */
export async function listContributions(tx: Tx, cohortId: string): Promise<ContributedByGroup[]> {
	const { rows } = await sql<ContributedByGroup>`
		select id, kind, words, language, is_own as "isOwn" from programmes.contributions_of(${cohortId}::uuid)`.execute(tx.db);
	return rows;
}

/** The same for those who run the group, with the names of those who put theirs to it. */
export async function listContributionsForTeam(tx: Tx, cohortId: string): Promise<ContributedForTeam[]> {
	const rows = await tx.db
		.selectFrom('programmes.contribution as given')
		.leftJoin('people.card as card', 'card.id', 'given.person_id')
		.select(['given.id', 'given.kind', 'given.words', 'given.language', 'card.called'])
		.where('given.cohort_id', '=', cohortId)
		.orderBy('given.id')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as ContributionKind }));
}
