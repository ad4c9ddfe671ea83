import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hasSetUp } from '#platform/identity/set-up.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockEvaluation } from '../../locks.ts';
import { toPlanEvaluation } from '../evaluation/commands.server.ts';
import { isLiving, mayAgreeToHelpers, mayReadPlans } from '../evaluation/policy.ts';
import { getEvaluation } from '../evaluation/queries.server.ts';
import { helperMost, type HelperFields } from './form.ts';
import { needsSecondStep } from './policy.ts';
import { getHelper, listHelpers, personMeant, type Helper } from './queries.server.ts';

/** Names somebody to do one thing in an evaluation. It opens nothing before a coordinator says yes. */
export async function nameHelper(
	tx: Tx,
	evaluationId: string,
	{ id, ...fields }: HelperFields & { id: string }
): Promise<Outcome<'over' | 'enough'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!isLiving(state)) return refused('over');
	if ((await listHelpers(tx, evaluationId)).length >= helperMost.many) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('evaluation.helper')
		.values({ org_id: tx.actor.orgId, id, evaluation_id: evaluationId, ...fields, ...who })
		.execute();
	await record(tx, 'evaluation.helper.named', { evaluation: evaluationId, helper: id });
	return done;
}

/** Says yes to who helps and for how many hours, and who she is. Whoever removes names or codes has a second step when she signs in. Twice is once. */
export async function agreeToHelper(
	tx: Tx,
	evaluationId: string,
	{ helper, email }: { helper: string; email: string }
): Promise<Outcome<'over' | 'nobody' | 'second-step'>> {
	await getEvaluation(tx, evaluationId);
	if (!mayAgreeToHelpers(tx.actor)) throw new Forbidden();
	const { does, isAgreed, hasEnded } = await toHold(tx, evaluationId, helper);
	if (isAgreed) return done;
	const { state } = await getEvaluation(tx, evaluationId);
	if (hasEnded || !isLiving(state)) return refused('over');
	const person = await personMeant(tx, email);
	if (!person) return refused('nobody');
	if (needsSecondStep(does) && !(await hasSetUp(tx, person))) return refused('second-step');
	await tx.db
		.updateTable('evaluation.helper')
		.set({ person_id: person, agreed_at: tx.now, agreed_by: tx.actor.id })
		.where('id', '=', helper)
		.execute();
	await record(tx, 'evaluation.helper.agreed', { evaluation: evaluationId, helper });
	return done;
}

/** Somebody helps no longer: from now on it opens nothing to her. Twice is once. */
export async function endHelper(tx: Tx, evaluationId: string, helper: string): Promise<Outcome<never>> {
	await getEvaluation(tx, evaluationId);
	if (!mayReadPlans(tx.actor)) throw new Forbidden();
	const { hasEnded } = await toHold(tx, evaluationId, helper);
	if (hasEnded) return done;
	await tx.db.updateTable('evaluation.helper').set({ ended_at: tx.now }).where('id', '=', helper).execute();
	await record(tx, 'evaluation.helper.ended', { evaluation: evaluationId, helper });
	return done;
}

/** A helper of this evaluation, held until this is done. Throws NotFound. */
async function toHold(tx: Tx, evaluationId: string, id: string): Promise<Helper> {
	await lockEvaluation(tx, evaluationId);
	const one = await getHelper(tx, id);
	if (one.evaluationId !== evaluationId) throw new NotFound();
	return one;
}
