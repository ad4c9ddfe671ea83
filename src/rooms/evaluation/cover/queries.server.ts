import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** A criterion of success that parents chose, and the measure that asks about it, where there is one. */
export interface CoveredCriterion {
	id: string;
	projectName: Words;
	words: Words;
	becomes: 'goal' | 'measure' | 'value' | 'not-measured';
	why: Words;
	measure: string | null;
}

/** What parents chose as criteria of success, as far as the speaker reads it: what is to be asked about first, and of that what nobody asks about yet. */
export async function listCovered(tx: Tx): Promise<CoveredCriterion[]> {
	const rows = await tx.db
		.selectFrom('coproduction.agreed_criterion as criterion')
		.leftJoin('evaluation.cover as cover', (join) =>
			join.onRef('cover.org_id', '=', 'criterion.org_id').onRef('cover.criterion_id', '=', 'criterion.id')
		)
		.select(['criterion.id', 'criterion.project_name as projectName', 'criterion.words', 'criterion.becomes'])
		.select(['criterion.why', 'cover.measure'])
		.orderBy('criterion.id')
		.$narrowType<CoveredCriterion>()
		.execute();
	const order = ['measure', 'goal', 'value', 'not-measured'];
	const rank = ({ becomes, measure }: CoveredCriterion) => order.indexOf(becomes) * 2 + (measure ? 1 : 0);
	return rows.sort((a, b) => rank(a) - rank(b));
}
