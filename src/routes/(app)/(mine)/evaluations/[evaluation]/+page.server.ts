import { listAims } from '#rooms/evaluation/telling/aim/queries.server.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { listHelped, listOwnHelp } from '#rooms/evaluation/telling/helper/queries.server.ts';
import { listOccasions } from '#rooms/evaluation/telling/occasion/queries.server.ts';
import { listOutcomes } from '#rooms/evaluation/telling/outcome/queries.server.ts';
import { listEvaluationQuestions } from '#rooms/evaluation/telling/question/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!(await listHelped(tx)).some(({ id }) => id === params.evaluation)) throw new NotFound();
		const evaluation = await getEvaluation(tx, params.evaluation);
		return {
			evaluation,
			own: await listOwnHelp(tx, evaluation.id),
			questions: await listEvaluationQuestions(tx, evaluation.id),
			outcomes: await listOutcomes(tx, evaluation.id),
			occasions: await listOccasions(tx, evaluation.id),
			aims: await listAims(tx, evaluation.id),
			zone: tx.zone
		};
	});
