import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** A session as parents know it, while a change of it has not been told. */
export interface KnownSession {
	sessionId: string;
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
	cancelledWhy: string | null;
	cancelledWords: Words;
	/** When parents are told; until then it can be undone. */
	tellAt: Date;
	/** The meeting with which it was moved, where all that follow one were moved at once; that one itself too. */
	movedWith: string | null;
}

const columns = [
	'session_id as sessionId',
	'was_starts_at as startsAt',
	'was_ends_at as endsAt',
	'was_cancelled_at as cancelledAt',
	'was_cancelled_why as cancelledWhy',
	'was_cancelled_words as cancelledWords',
	'tell_at as tellAt',
	'moved_with as movedWith'
] as const;

/** What parents still know of a session that was changed, if they have not been told. */
export async function findChange(tx: Tx, sessionId: string): Promise<KnownSession | undefined> {
	const row = await tx.db
		.selectFrom('programmes.session_change')
		.select(columns)
		.where('session_id', '=', sessionId)
		.executeTakeFirst();
	return row as KnownSession | undefined;
}

/** What parents still know of those of these sessions that were changed and not told of. */
export async function listChangesOf(tx: Tx, sessionIds: readonly string[]): Promise<KnownSession[]> {
	const rows = await tx.db
		.selectFrom('programmes.session_change')
		.select(columns)
		.where('session_id', 'in', sessionIds)
		.execute();
	return rows as KnownSession[];
}

/** The changes that were made by the same press as this one and are not told either, this one among them. */
export async function listMovedWith(tx: Tx, { sessionId, movedWith }: KnownSession): Promise<string[]> {
	if (!movedWith) return [sessionId];
	const rows = await tx.db
		.selectFrom('programmes.session_change')
		.select('session_id')
		.where('moved_with', '=', movedWith)
		.execute();
	return rows.map((row) => row.session_id);
}

/** The changes that parents are to be told of by now. */
export async function listDueChanges(job: Tx): Promise<KnownSession[]> {
	const rows = await job.db
		.selectFrom('programmes.session_change')
		.select(columns)
		.where('tell_at', '<=', job.now)
		.orderBy('tell_at')
		.orderBy('session_id')
		.execute();
	return rows as KnownSession[];
}
