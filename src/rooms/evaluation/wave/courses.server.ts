import { listSessions } from '#programmes/courses';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { planWave } from './commands.server.ts';
import { usualDays } from './days.ts';
import type { WaveKind } from './form.ts';
import { mayPlanWaves } from './policy.ts';

/** The courses in which something can still be asked, newest first: those that met within a year, or will. */
export async function listCoursesToAsk(tx: Tx): Promise<{ id: string; label: unknown }[]> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden();
	const aYearAgo = new Date(tx.now.getTime() - 365 * 86_400_000);
	return tx.db
		.selectFrom('programmes.course_card')
		.select(['id', 'label'])
		.where('id', 'in', (from) =>
			from.selectFrom('programmes.meeting').select('cohort_id').where('ends_at', '>', aYearAgo)
		)
		.orderBy('created_at', 'desc')
		.$castTo<{ id: string; label: unknown }>() // columns of a view have no "not null" of their own
		.execute();
}

/** Plans waves of a course on their usual days, worked out from its sessions: all of them, or none. */
export async function planUsualWaves(
	tx: Tx,
	plan: { cohortId: string; measure: string; kinds: readonly WaveKind[] }
): Promise<Outcome<'unfit' | 'no-words' | 'days' | 'sessions', string[]>> {
	const [sessions, zone] = [await listSessions(tx, plan.cohortId), tx.zone];
	const planned: string[] = [];
	for (const kind of plan.kinds) {
		const days = usualDays(kind, sessions, zone);
		if (!days) return refused('sessions');
		const outcome = await planWave(tx, { cohortId: plan.cohortId, measure: plan.measure, kind, ...days });
		if (!outcome.ok) return outcome;
		planned.push(outcome.value);
	}
	return doneWith(planned);
}
