import { record } from '#platform/audit/record.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** Heads as they were counted: `id` keeps a count that comes twice one, `seq` is its place among the taps of a phone, `nameless` one who has no name any more. */
export interface CountedHeads {
	id: string;
	adults: number;
	children: number;
	seq: number;
	nameless: boolean;
}

/** Whoever runs a meeting counts the heads in the room; the last count stands. */
export async function noteHeads(
	tx: Tx,
	sessionId: string,
	{ adults, children }: Pick<CountedHeads, 'adults' | 'children'>
): Promise<Outcome<'cancelled' | 'too-early', string>> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	const id = uuidv7();
	const outcome = await keepHeads(tx, sessionId, { id, adults, children, seq: 0, nameless: false });
	return outcome.ok ? doneWith(id) : outcome;
}

/** Keeps a count under its own id; twice is once. */
export async function keepHeads(tx: Tx, sessionId: string, heads: CountedHeads): Promise<Outcome<'cancelled'>> {
	const session = await getSession(tx, sessionId);
	if (session.cancelledAt) return refused('cancelled');
	const own = { org_id: tx.actor.orgId, session_id: sessionId, counted_at: tx.now, counted_by: tx.actor.id ?? '' };
	await tx.db
		.insertInto('programmes.head_count')
		.values({ ...own, ...heads })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { adults, children } = heads;
	await record(tx, 'programmes.heads.counted', { session: sessionId, adults, children });
	return done;
}
