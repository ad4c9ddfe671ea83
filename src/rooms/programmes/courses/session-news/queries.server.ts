import type { Tx } from '#platform/db/tx.ts';

/** A meeting that is not as somebody knew it, and that she has not said to have seen. */
export interface SessionNews {
	sessionId: string;
	/** When she thought that it was. */
	was: Date;
}

/** What is new to somebody about meetings that are not over yet. */
export async function listNewsFor(tx: Tx, personId: string): Promise<SessionNews[]> {
	return tx.db
		.selectFrom('programmes.session_news as news')
		.innerJoin('programmes.session as session', (join) =>
			join.onRef('session.org_id', '=', 'news.org_id').onRef('session.id', '=', 'news.session_id')
		)
		.select(['news.session_id as sessionId', 'news.was_starts_at as was'])
		.where('news.person_id', '=', personId)
		.where('news.seen_at', 'is', null)
		.where((on) => on.or([on('session.ends_at', '>', tx.now), on('news.was_starts_at', '>', tx.now)]))
		.orderBy('session.starts_at')
		.execute();
}
