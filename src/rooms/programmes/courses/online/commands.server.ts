import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { planCrecheDays } from '#creche';
import { lockCourse } from '../../locks.ts';
import { claimSession } from '../session/commands.server.ts';
import { isOver, mayArrangeSessions } from '../session/policy.ts';
import { getSession, parentsToTell } from '../session/queries.server.ts';
import type { Mode } from '../template/course-template.ts';
import type { WayOnline } from './form.ts';
import { findRun } from './queries.server.ts';
import { modeOf, refusedMode, type ModeRefusal } from './policy.ts';

/** Keeps how one comes into a run online, in place of what was there. */
export async function keepWayOnline(tx: Tx, cohortId: string, { link, phone }: WayOnline): Promise<void> {
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	if (!link && !phone) await tx.db.deleteFrom('programmes.online_way').where('cohort_id', '=', cohortId).execute();
	else
		await tx.db
			.insertInto('programmes.online_way')
			.values({ org_id: tx.actor.orgId, cohort_id: cohortId, link, phone })
			.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id']).doUpdateSet({ link, phone }))
			.execute();
	await record(tx, 'programmes.way-online.kept', { cohort: cohortId });
}

/** One meeting meets online, in its room or both, and whoever comes to it is told; its crèche is closed while it is online alone. */
export async function changeMode(
	tx: Tx,
	sessionId: string,
	mode: Mode
): Promise<Outcome<ModeRefusal | 'already-over' | 'is-cancelled'>> {
	const { cohortId } = await getSession(tx, sessionId);
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	const course = await lockCourse(tx, cohortId);
	const session = await getSession(tx, sessionId);
	const run = await findRun(tx, cohortId);
	if (!run) throw new NotFound();
	if (modeOf(session, run) === mode) return done;
	if (session.cancelledAt) return refused('is-cancelled');
	if (isOver(session, tx.now)) return refused('already-over');
	const wrong = refusedMode(run, mode, run.venueId !== null);
	if (wrong) return refused(wrong);
	await claimSession(tx, sessionId, session.version, { mode: mode === run.mode ? null : mode });
	await record(tx, 'programmes.session.mode-changed', { session: sessionId, mode });
	await planCrecheDays(tx, course);
	for (const person of await parentsToTell(tx, cohortId, sessionId)) {
		const data = { cohort: cohortId, session: sessionId, mode };
		await queueLetter(tx, person, 'programmes.venue-news', data, `mode-news ${sessionId} ${session.version} ${person}`);
	}
	return done;
}
