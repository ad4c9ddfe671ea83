import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { Forbidden } from '#platform/outcome.ts';
import { tellParents, type Changed } from '../session/commands.server.ts';
import { mayArrangeSessions, minutesToUndo, near } from '../session/policy.ts';
import { findSession, getSession, type Session } from '../session/queries.server.ts';
import { findChange, listDueChanges, type KnownSession } from './queries.server.ts';

/**
 * Keeps how parents know a session that was changed just now, and when they are told. What is changed again before that is told
 * once, from how they knew it first; what is put back as it was is not told at all.
 */
export async function noteChange(tx: Tx, before: Session): Promise<void> {
	if (!mayArrangeSessions(tx.actor, before.cohortId)) throw new Forbidden();
	const session = await getSession(tx, before.id);
	const was = (await findChange(tx, session.id)) ?? before;
	await tx.db.deleteFrom('programmes.session_change').where('session_id', '=', session.id).execute();
	const first = was.startsAt < session.startsAt ? was.startsAt : session.startsAt;
	const tellAt = new Date(tx.now.getTime() + minutesToUndo(first, tx.now) * 60_000);
	if (!isSame(was, session)) await keep(tx, session.id, was, tellAt);
	await tellTogether(tx, session.cohortId);
	await record(tx, 'programmes.session.change-noted', { session: session.id });
}

async function keep(tx: Tx, id: string, was: Omit<KnownSession, 'sessionId' | 'tellAt'>, tellAt: Date): Promise<void> {
	await tx.db
		.insertInto('programmes.session_change')
		.values({
			org_id: tx.actor.orgId,
			session_id: id,
			was_starts_at: was.startsAt,
			was_ends_at: was.endsAt,
			was_cancelled_at: was.cancelledAt,
			was_cancelled_why: was.cancelledWhy,
			was_cancelled_words: JSON.stringify(was.cancelledWords),
			tell_at: tellAt
		})
		.execute();
}

/** Several changes in a row are told together, once the last of them can't be taken back any more; of a meeting that is near parents hear at once. */
async function tellTogether(tx: Tx, cohortId: string): Promise<void> {
	await sql`
		with waits as (
			select c.session_id, max(c.tell_at) over () as together from programmes.session_change c
				join programmes.session s on s.org_id = c.org_id and s.id = c.session_id
			where s.cohort_id = ${cohortId} and least(c.was_starts_at, s.starts_at) > ${new Date(tx.now.getTime() + near)})
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
