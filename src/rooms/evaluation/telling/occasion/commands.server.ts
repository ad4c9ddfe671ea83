import type * as v from 'valibot';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockEvaluation } from '../../locks.ts';
import { toPlanEvaluation } from '../evaluation/commands.server.ts';
import { isLiving, mayPlanEvaluations } from '../evaluation/policy.ts';
import { getEvaluation } from '../evaluation/queries.server.ts';
import { listOwnHelp } from '../helper/queries.server.ts';
import {
	occasionMost,
	type Disturbance,
	type OccasionFields,
	type remedyForm,
	type PlannedStretch,
	type ToldOccasion
} from './form.ts';
import { hasItsDay, remediesFor } from './policy.ts';
import {
	getOccasion,
	getUsualLate,
	listDisturbances,
	listOccasions,
	occasionPlan,
	type Occasion
} from './queries.server.ts';

const columnsOf = ({ heldOn, starts, place, minutes, people, facilitators, languages, children }: OccasionFields) => ({
	...{ held_on: heldOn, starts, place, minutes, people, facilitators, languages, children }
});

async function writeParts(tx: Tx, occasion: string, parts: readonly PlannedStretch[]): Promise<void> {
	await tx.db.deleteFrom('evaluation.stretch').where('occasion_id', '=', occasion).execute();
	await tx.db
		.insertInto('evaluation.stretch')
		.values(parts.map((part, at) => ({ org_id: tx.actor.orgId, occasion_id: occasion, place: at + 1, ...part })))
		.execute();
}

/** Plans a session at which people tell. Returns the id. */
export async function planOccasion(
	tx: Tx,
	evaluationId: string,
	{ id, ...fields }: OccasionFields & { id: string }
): Promise<Outcome<'over' | 'enough', string>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!isLiving(state)) return refused('over');
	if ((await listOccasions(tx, evaluationId)).length >= occasionMost.many) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('evaluation.occasion')
		.values({ org_id: tx.actor.orgId, id, evaluation_id: evaluationId, ...columnsOf(fields), ...who })
		.execute();
	await writeParts(tx, id, fields.parts);
	await record(tx, 'evaluation.occasion.planned', { evaluation: evaluationId, occasion: id });
	return doneWith(id);
}

/** Plans it anew, unless somebody else did since it was opened or it has been told what happened. */
export async function changeOccasion(
	tx: Tx,
	evaluationId: string,
	id: string,
	{ version, ...fields }: OccasionFields & { version: number }
): Promise<Outcome<'over' | 'told' | 'changed-meanwhile'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	const known = await getOccasion(tx, evaluationId, id);
	if (!isLiving(state)) return refused('over');
	if (known.isTold) return refused('told');
	if (known.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('evaluation.occasion')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await writeParts(tx, id, fields.parts);
	await record(tx, 'evaluation.occasion.changed', { evaluation: evaluationId, occasion: id });
	return done;
}

/** Plans it anew by one of the offers that stand where parts would be lost. */
export async function takeRemedy(
	tx: Tx,
	evaluationId: string,
	id: string,
	{ version, offer, part }: v.InferOutput<typeof remedyForm>
): Promise<Outcome<'over' | 'told' | 'changed-meanwhile'>> {
	const known = await getOccasion(tx, evaluationId, id);
	const offers = remediesFor(occasionPlan(known, await getUsualLate(tx)));
	const taken = offers.find((one) => one.kind === offer && (one.part ?? '') === part);
	const { heldOn, starts, place, people, facilitators, languages, children } = known;
	const parts = known.parts
		.filter(({ kind }) => kind !== taken?.part)
		.map(({ kind, words, minutes }) => ({ kind, words, minutes }));
	const fields = { heldOn, starts, place, people, facilitators, languages, children, parts };
	// An offer that no longer stands is of a session that was changed meanwhile: the version says so.
	const minutes = taken?.minutes ?? known.minutes;
	return changeOccasion(tx, evaluationId, id, { version: taken ? version : 0, ...fields, minutes });
}

/** Notes that something disturbs it. The same kind within the same minute is one. */
export async function noteDisturbance(
	tx: Tx,
	evaluationId: string,
	id: string,
	kind: Disturbance
): Promise<Outcome<'over' | 'not-yet' | 'enough'>> {
	const held = await toHold(tx, evaluationId, id);
	if (typeof held === 'string') return refused(held);
	const known = await listDisturbances(tx, id);
	const justNow = tx.now.getTime() - 60_000;
	if (known.some((one) => one.kind === kind && one.notedAt.getTime() > justNow)) return done;
	if (known.length >= occasionMost.disturbances) return refused('enough');
	const row = { org_id: tx.actor.orgId, id: uuidv7(), occasion_id: id, kind, noted_at: tx.now };
	await tx.db.insertInto('evaluation.disturbance').values(row).execute();
	await record(tx, 'evaluation.occasion.disturbed', { evaluation: evaluationId, occasion: id, kind });
	return done;
}

/** Writes down what happened: how many came, how late it began, and how long each part took. Saying it anew says it instead. */
export async function tellOccasion(
	tx: Tx,
	evaluationId: string,
	id: string,
	{ came, late, parts }: ToldOccasion
): Promise<Outcome<'over' | 'not-yet'>> {
	const held = await toHold(tx, evaluationId, id);
	if (typeof held === 'string') return refused(held);
	await tx.db.updateTable('evaluation.occasion').set({ came, late, told_at: tx.now }).where('id', '=', id).execute();
	for (const { place } of held.parts) {
		const { took = null, why = null } = parts.find((part) => part.place === place) ?? {};
		await tx.db
			.updateTable('evaluation.stretch')
			.set({ took, why })
			.where('occasion_id', '=', id)
			.where('place', '=', place)
			.execute();
	}
	await record(tx, 'evaluation.occasion.told', { evaluation: evaluationId, occasion: id });
	return done;
}

/** A session of a living evaluation, on its day or later, that the speaker leads or collects at, held until this is done. Throws NotFound, Forbidden. */
async function toHold(tx: Tx, evaluationId: string, id: string): Promise<Occasion | 'over' | 'not-yet'> {
	const { state } = await getEvaluation(tx, evaluationId);
	await getOccasion(tx, evaluationId, id);
	const collects = (await listOwnHelp(tx, evaluationId)).some(({ does }) => does === 'collects');
	if (!mayPlanEvaluations(tx.actor) && !collects) throw new Forbidden();
	await lockEvaluation(tx, evaluationId);
	const occasion = await getOccasion(tx, evaluationId, id);
	if (!isLiving(state)) return 'over';
	return hasItsDay(occasion.heldOn, isoDay(tx.now, tx.zone)) ? occasion : 'not-yet';
}
