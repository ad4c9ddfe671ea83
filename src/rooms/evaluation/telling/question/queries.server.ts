import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { AskedBy, AskedFields } from './form.ts';

/** What an evaluation wants to find out. */
export interface EvaluationQuestion extends AskedFields {
	id: string;
	/** The criterion of success of which it came. */
	criterionId: string | null;
}

/** The questions of an evaluation, in the order in which they were written. */
export function listEvaluationQuestions(tx: Tx, evaluationId: string): Promise<EvaluationQuestion[]> {
	return tx.db
		.selectFrom('evaluation.question')
		.select(['id', 'words', 'methods', 'criterion_id as criterionId'])
		.where('evaluation_id', '=', evaluationId)
		.orderBy('created_at')
		.orderBy('id')
		.$narrowType<{ words: Words; methods: AskedBy[] }>()
		.execute();
}

/** A criterion of success with which an evaluation can begin. */
export interface CriterionToAsk {
	id: string;
	words: Words;
	projectName: Words;
}

/** The criteria that parents chose, and of which one can ask, as far as the speaker reads them. */
export function listCriteriaToAsk(tx: Tx): Promise<CriterionToAsk[]> {
	return tx.db
		.selectFrom('coproduction.agreed_criterion')
		.select(['id', 'words', 'project_name as projectName'])
		.where('becomes', 'in', ['goal', 'measure'])
		.orderBy('id')
		.$narrowType<CriterionToAsk>()
		.execute();
}
