import * as v from 'valibot';
import { formId, line, maybe, oneOf, whole } from '#platform/forms/fields.ts';
import { pence } from '#platform/forms/money.ts';

export const budgetMost = { what: 120, howMany: 9999, eachPounds: 10_000, paidBy: 120, many: 80 } as const;

/** What money is for: the time of parents first. */
export const budgetKinds = ['parents', 'expenses', 'creche', 'interpreter', 'food', 'venue', 'other'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

/** So many of something, and what each of them costs. */
export interface BudgetFields {
	what: string;
	kind: BudgetKind;
	howMany: number;
	/** What one of them costs, in pence. */
	each: number;
	/** Who pays it; null where nobody is found yet. */
	paidBy: string | null;
}

const fields = {
	what: line(budgetMost.what),
	kind: oneOf(budgetKinds),
	howMany: whole(1, budgetMost.howMany),
	each: pence(budgetMost.eachPounds),
	paidBy: maybe(budgetMost.paidBy)
};

/** A new line, with the id that makes sending it twice harmless. */
export const newBudgetForm = v.pipe(
	v.object({ id: formId, ...fields }),
	v.transform(({ paidBy, ...line }) => ({ ...line, paidBy: paidBy || null }))
);

/** A line said anew, with the version it was made from. */
export const changeBudgetForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	v.transform(({ paidBy, ...line }) => ({ ...line, paidBy: paidBy || null }))
);

/** A line as the fields of its form hold it. */
export const budgetValues = ({ what, kind, howMany, each, paidBy }: BudgetFields) => ({
	...{ what, kind, howMany: String(howMany), each: (each / 100).toFixed(2).replace(/\.00$/, '') },
	paidBy: paidBy ?? ''
});
