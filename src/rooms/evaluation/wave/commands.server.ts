import { definitionOf } from '@kith/measures';
import { getCohort, listSessions } from '#programmes/courses';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockWaves } from '../locks.ts';
import { canBeAsked } from '../measure/policy.ts';
import { listUnchecked, wordingLanguages } from '../measure/queries.server.ts';
import type { WaveKind } from './form.ts';
import { mayPlanWaves, usualDays, type WaveDays } from './policy.ts';
import { getWave } from './queries.server.ts';

interface Plan extends WaveDays {
	cohortId: string;
	measure: string;
	kind: WaveKind;
}

/** Plans when a course is asked a measure. Planned twice, it stands once, with the days of the first time. */
export async function planWave(
	tx: Tx,
	plan: Plan
): Promise<Outcome<'unfit' | 'no-words' | 'unchecked' | 'days', string>> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden(); // whichever course it names
	const cohort = await getCohort(tx, plan.cohortId);
	const definition = definitionOf(plan.measure);
	if (!definition || !canBeAsked(definition)) return refused('unfit');
	if (!(await wordingLanguages(tx, definition.id)).length) return refused('no-words');
	if ((await listUnchecked(tx, definition.id)).length) return refused('unchecked');
	if (plan.closesOn < plan.opensOn) return refused('days');
	await lockWaves(tx, cohort.id);
	const there = await tx.db
		.selectFrom('evaluation.wave')
		.select('id')
		.where('cohort_id', '=', cohort.id)
		.where('measure', '=', definition.id)
		.where('kind', '=', plan.kind)
		.executeTakeFirst();
	if (there) return doneWith(there.id);
	const id = uuidv7();
	const { kind, opensOn: opens_on, closesOn: closes_on } = plan;
	await tx.db
		.insertInto('evaluation.wave')
		.values({
			org_id: tx.actor.orgId,
			id,
			cohort_id: cohort.id,
			measure: definition.id,
			kind,
			opens_on,
			closes_on,
			created_by: tx.actor.id
		})
		.execute();
	await record(tx, 'evaluation.wave.planned', { wave: id, cohort: cohort.id, measure: definition.id, kind });
	return doneWith(id);
}

/** Plans waves of a course on their usual days, worked out from its sessions: all of them, or none. */
export async function planUsualWaves(
	tx: Tx,
	plan: { cohortId: string; measure: string; kinds: readonly WaveKind[] }
): Promise<Outcome<'unfit' | 'no-words' | 'unchecked' | 'days' | 'sessions', string[]>> {
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

/** Moves the days of a wave. Links that were sent follow it. */
export async function moveWave(tx: Tx, id: string, { opensOn, closesOn }: WaveDays): Promise<Outcome<'days'>> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden(); // whichever it names
	const wave = await getWave(tx, id);
	if (closesOn < opensOn) return refused('days');
	await tx.db
		.updateTable('evaluation.wave')
		.set({ opens_on: opensOn, closes_on: closesOn })
		.where('id', '=', wave.id)
		.execute();
	await record(tx, 'evaluation.wave.moved', { wave: wave.id, opensOn, closesOn });
	return done;
}
