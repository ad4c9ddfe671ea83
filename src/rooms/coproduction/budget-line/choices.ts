import { poundsOf, percentWords, numberWords } from '#platform/i18n/money.ts';
import { m } from '#messages';
import { lineSum, type BudgetSums } from './fold.ts';
import { budgetKinds, type BudgetFields, type BudgetKind } from './form.ts';

/** What money is for. */
export const budgetKindWords = (kind: BudgetKind): string => m[`coproduction_budget_kind_${kind}`]();

/** What can be chosen. */
export const budgetKindOptions = () => budgetKinds.map((value) => ({ value, label: budgetKindWords(value) }));

/** How a line is reckoned, and who pays it: 24 × £12.00 = £288.00 · the town fund. */
export function budgetLineWords(line: BudgetFields): string {
	const { howMany, each, paidBy } = line;
	const reckoned = m.coproduction_budget_reckoned({
		...{ many: numberWords(howMany), each: poundsOf(each), sum: poundsOf(lineSum(line)) }
	});
	return [reckoned, paidBy ?? m.coproduction_budget_nobody_pays()].join(' · ');
}

/** What goes to parents for their time, as a sentence. */
export function parentsShareWords({ all, parents }: Pick<BudgetSums<BudgetFields>, 'all' | 'parents'>): string {
	if (!parents) return m.coproduction_budget_parents_none();
	const share = percentWords(parents / all);
	return m.coproduction_budget_parents_share({ parents: poundsOf(parents), all: poundsOf(all), share });
}

/** Why a line was not kept. */
export const budgetRefusalWords = (reason: 'changed-meanwhile' | 'enough'): string =>
	reason === 'enough' ? m.coproduction_budget_enough() : m.coproduction_guide_changed_meanwhile();
