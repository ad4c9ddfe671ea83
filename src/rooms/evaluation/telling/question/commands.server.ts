import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isSameWords } from '#platform/forms/words.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toPlanEvaluation } from '../evaluation/commands.server.ts';
import { isLiving } from '../evaluation/policy.ts';
import { questionMost, type AskedFields } from './form.ts';
import { listCriteriaToAsk, listEvaluationQuestions } from './queries.server.ts';

type Written = AskedFields & { criterionId?: string };

async function add(tx: Tx, evaluationId: string, { words, methods, criterionId }: Written): Promise<string> {
	const id = uuidv7();
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('evaluation.question')
		.values({
			...{ org_id: tx.actor.orgId, id, evaluation_id: evaluationId, ...who },
			...{ words: JSON.stringify(words), methods, criterion_id: criterionId ?? null }
		})
		.execute();
	return id;
}

/** Begins an evaluation with criteria that parents chose: each becomes a question in their words, whose methods are open. What nobody chose is left out. */
export async function askAboutCriteria(tx: Tx, evaluationId: string, criteria: readonly string[]): Promise<void> {
	if (!criteria.length) return;
	await toPlanEvaluation(tx, evaluationId);
	const chosen = (await listCriteriaToAsk(tx)).filter(({ id }) => criteria.includes(id)).slice(0, questionMost.many);
	for (const { id, words } of chosen) {
		const question = await add(tx, evaluationId, { words, methods: [], criterionId: id });
		await record(tx, 'evaluation.question.written', { evaluation: evaluationId, question });
	}
}

/** Writes a question, or says one anew. The same words again are the same question. Throws NotFound. */
export async function writeQuestion(
	tx: Tx,
	evaluationId: string,
	{ question: meant, words, methods }: AskedFields & { question: string | null }
): Promise<Outcome<'over' | 'enough'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!isLiving(state)) return refused('over');
	const known = await listEvaluationQuestions(tx, evaluationId);
	if (meant && !known.some(({ id }) => id === meant)) throw new NotFound();
	const question = meant ?? known.find((one) => isSameWords(one.words, words))?.id;
	if (!question && known.length >= questionMost.many) return refused('enough');
	if (question)
		await tx.db
			.updateTable('evaluation.question')
			.set({ words: JSON.stringify(words), methods })
			.where('id', '=', question)
			.execute();
	const id = question ?? (await add(tx, evaluationId, { words, methods }));
	await record(tx, 'evaluation.question.written', { evaluation: evaluationId, question: id });
	return done;
}

/** Takes a question out. Throws NotFound. */
export async function takeQuestionOut(tx: Tx, evaluationId: string, question: string): Promise<Outcome<'over'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!(await listEvaluationQuestions(tx, evaluationId)).some(({ id }) => id === question)) throw new NotFound();
	if (!isLiving(state)) return refused('over');
	await tx.db.deleteFrom('evaluation.question').where('id', '=', question).execute();
	await record(tx, 'evaluation.question.taken-out', { evaluation: evaluationId, question });
	return done;
}
