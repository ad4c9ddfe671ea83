import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isSameWords, type Words } from '#platform/forms/words.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toPlanEvaluation } from '../evaluation/commands.server.ts';
import { isLiving } from '../evaluation/policy.ts';
import { outcomeMost } from './form.ts';
import { listOutcomes } from './queries.server.ts';

/** Writes down something that can have changed. The same words again change nothing. */
export async function writeOutcome(tx: Tx, evaluationId: string, words: Words): Promise<Outcome<'over' | 'enough'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!isLiving(state)) return refused('over');
	const known = await listOutcomes(tx, evaluationId);
	if (known.some((one) => isSameWords(one.words, words))) return done;
	if (known.length >= outcomeMost.many) return refused('enough');
	const id = uuidv7();
	const about = { org_id: tx.actor.orgId, id, evaluation_id: evaluationId, words: JSON.stringify(words) };
	await tx.db
		.insertInto('evaluation.outcome')
		.values({ ...about, created_at: tx.now, created_by: tx.actor.id })
		.execute();
	await record(tx, 'evaluation.outcome.written', { evaluation: evaluationId, outcome: id });
	return done;
}

/** Takes an outcome out. Throws NotFound. */
export async function takeOutcomeOut(tx: Tx, evaluationId: string, outcome: string): Promise<Outcome<'over'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!(await listOutcomes(tx, evaluationId)).some(({ id }) => id === outcome)) throw new NotFound();
	if (!isLiving(state)) return refused('over');
	await tx.db.deleteFrom('evaluation.outcome').where('id', '=', outcome).execute();
	await record(tx, 'evaluation.outcome.taken-out', { evaluation: evaluationId, outcome });
	return done;
}
