import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';

/** Marks a meeting as new to everybody who is told of it; what was new before, and not seen, is new as it stands now. */
export async function markAsNew(job: Tx, sessionId: string, people: readonly string[], was: Date): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	if (!people.length) return;
	await job.db
		.deleteFrom('programmes.session_news')
		.where('session_id', '=', sessionId)
		.where('person_id', 'in', people)
		.execute();
	const rows = people.map((person) => ({
		org_id: job.actor.orgId,
		session_id: sessionId,
		person_id: person,
		was_starts_at: was
	}));
	await job.db.insertInto('programmes.session_news').values(rows).execute();
	await record(job, 'programmes.session.marked-as-new', { session: sessionId, people: rows.length });
}

/** She has seen that a meeting is not as she knew it; said twice, the first time counts. Throws NotFound where nothing was told to her. */
export async function haveSeen(tx: Tx, sessionId: string): Promise<void> {
	if (!tx.actor.id) throw new Forbidden();
	if (!isId(sessionId)) throw new NotFound();
	const told = await tx.db
		.selectFrom('programmes.session_news')
		.select('seen_at')
		.where('session_id', '=', sessionId)
		.where('person_id', '=', tx.actor.id)
		.executeTakeFirst();
	if (!told) throw new NotFound();
	if (told.seen_at) return;
	await tx.db
		.updateTable('programmes.session_news')
		.set({ seen_at: tx.now })
		.where('session_id', '=', sessionId)
		.where('person_id', '=', tx.actor.id)
		.execute();
	await record(tx, 'programmes.session.news-seen', { session: sessionId });
}
