import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { listSessions, type Session } from '#programmes/courses';
import type { ContributionKind } from './form.ts';
import { meetingOf } from './policy.ts';

/** Something that somebody adds to a celebration; who put her name to it is named to those who run the group. */
export interface Contributed {
	id: string;
	kind: ContributionKind;
	words: string;
	language: string;
	called: string | null;
	isOwn: boolean;
}

/** How a group ends together, as far as it is planned. */
export interface Celebration {
	/** The meeting on which it lies; none where none stands. */
	meeting: Session | undefined;
	/** What is planned; empty as long as nobody put it together. */
	words: Words;
	/** 0 as long as nobody put it together. */
	version: number;
	contributions: Contributed[];
	sessions: Session[];
}

/** The celebration of a group: when, what is planned, and what each adds, in the order in which it was said. */
export async function getCelebration(tx: Tx, cohortId: string): Promise<Celebration> {
	const kept = await tx.db
		.selectFrom('programmes.celebration')
		.select(['session_id', 'words', 'version'])
		.where('cohort_id', '=', cohortId)
		.executeTakeFirst();
	const rows = await tx.db
		.selectFrom('programmes.contribution as given')
		.leftJoin('people.card as card', 'card.id', 'given.person_id')
		.select(['given.id', 'given.kind', 'given.words', 'given.language', 'given.person_id', 'card.called'])
		.where('given.cohort_id', '=', cohortId)
		.orderBy('given.id')
		.execute();
	const sessions = await listSessions(tx, cohortId);
	return {
		meeting: meetingOf(sessions, kept?.session_id ?? null),
		words: (kept?.words ?? {}) as Words,
		version: kept?.version ?? 0,
		contributions: rows.map(({ person_id, kind, ...row }) => ({
			...row,
			kind: kind as ContributionKind,
			isOwn: person_id !== null && person_id === tx.actor.id
		})),
		sessions
	};
}
