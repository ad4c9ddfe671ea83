import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { Forbidden } from '#platform/outcome.ts';
import { tellParents, type Changed } from '../session/commands.server.ts';
import { mayArrangeSessions, minutesToUndo, near } from '../session/policy.ts';
import { findSession, listSessions, type Session } from '../session/queries.server.ts';
import { listChangesOf, listDueChanges, type KnownSession } from './queries.server.ts';

/**
 * Keeps how parents know sessions of one run that were changed just now, and when they are told. What is changed again before that is told
 * once, from how they knew it first; what is put back as it was is not told at all. What was moved with one meeting is told with it.
 */
export async function noteChanges(tx: Tx, before: readonly Session[], movedWith: string | null = null): Promise<void> {
	const [first] = before;
	if (!first) return;
	if (!mayArrangeSessions(tx.actor, first.cohortId)) throw new Forbidden();
	const ids = before.map(({ id }) => id);
	const known = new Map((await listChangesOf(tx, ids)).map((change) => [change.sessionId, change]));
	const now = new Map((await listSessions(tx, first.cohortId)).map((session) => [session.id, session]));
	const changed = before.flatMap((session) => {
		const [was, is] = [known.get(session.id) ?? session, now.get(session.id)];
		return is && !isSame(was, is) ? [{ was, is }] : [];
	});
	await tx.db.deleteFrom('programmes.session_change').where('session_id', 'in', ids).execute();
	if (changed.length) await keep(tx, changed, movedWith);
	await tellTogether(tx, first.cohortId);
	await record(tx, 'programmes.session.change-noted', { session: movedWith ?? first.id, meetings: before.length });
}

type Was = Omit<KnownSession, 'sessionId' | 'tellAt' | 'movedWith'>;

async function keep(tx: Tx, changed: { was: Was; is: Session }[], movedWith: string | null): Promise<void> {
	const starts = changed.flatMap(({ was, is }) => [was.startsAt.getTime(), is.startsAt.getTime()]);
	const minutes = minutesToUndo(new Date(Math.min(...starts)), tx.now);
	const rows = changed.map(({ was, is }) => ({
		org_id: tx.actor.orgId,
		session_id: is.id,
		was_starts_at: was.startsAt,
		was_ends_at: was.endsAt,
		was_cancelled_at: was.cancelledAt,
		was_cancelled_why: was.cancelledWhy,
		was_cancelled_words: JSON.stringify(was.cancelledWords),
		tell_at: new Date(tx.now.getTime() + minutes * 60_000),
		moved_with: movedWith
	}));
	await tx.db.insertInto('programmes.session_change').values(rows).execute();
}

/** Several changes in a row are told together, once the last of them can't be taken back any more; of a meeting that is near, and of what was moved with it, parents hear at once. */
async function tellTogether(tx: Tx, cohortId: string): Promise<void> {
	await sql`
		with changed as (
			select c.session_id, c.tell_at, bool_or(least(c.was_starts_at, s.starts_at) <= ${new Date(tx.now.getTime() + near)})
					over (partition by coalesce(c.moved_with, c.session_id)) as is_near
				from programmes.session_change c join programmes.session s on s.org_id = c.org_id and s.id = c.session_id
				where s.cohort_id = ${cohortId}),
		waits as (select session_id, max(tell_at) over () as together from changed where not is_near)
		update programmes.session_change c set tell_at = waits.together from waits
		where c.session_id = waits.session_id and c.tell_at < waits.together`.execute(tx.db);
}

type Known = Pick<Session, 'startsAt' | 'endsAt' | 'cancelledAt'>;

function isSame(one: Known, other: Known): boolean {
	const times = ({ startsAt, endsAt }: Known) => `${startsAt.getTime()} ${endsAt.getTime()}`;
	return times(one) === times(other) && Boolean(one.cancelledAt) === Boolean(other.cancelledAt);
}

/** Every minute: parents are told of what was changed and not taken back. What changed in one run is told in one letter. */
export async function tellOfChanges(job: Tx): Promise<void> {
	const told = new Map<string, Changed[]>();
	for (const was of await listDueChanges(job)) {
		const session = await findSession(job, was.sessionId);
		await job.db.deleteFrom('programmes.session_change').where('session_id', '=', was.sessionId).execute();
		if (!session) continue;
		told.set(session.cohortId, [...(told.get(session.cohortId) ?? []), { session, was: was.startsAt }]);
		await record(job, 'programmes.session.change-told', { session: session.id });
	}
	for (const [cohortId, changes] of told) await tellParents(job, cohortId, changes);
}
