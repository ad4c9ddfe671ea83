import { budgetKinds, type BudgetFields, type BudgetKind } from './form.ts';

/** What a line comes to, in pence. */
export const lineSum = ({ howMany, each }: Pick<BudgetFields, 'howMany' | 'each'>): number => howMany * each;

const sumOf = (lines: readonly BudgetFields[]) => lines.reduce((sum, line) => sum + lineSum(line), 0);

/** A budget added up, in pence. */
export interface BudgetSums<Line extends BudgetFields> {
	/** Each kind that there is, in the order of the form, with its lines and what they come to. */
	kinds: { kind: BudgetKind; lines: Line[]; sum: number }[];
	all: number;
	/** What parents are paid for their time. */
	parents: number;
	/** What nobody is found for yet. */
	unpaid: number;
}

/** Adds up a budget: by kind, in all, what goes to parents, and what nobody pays yet. */
export function sumsOf<Line extends BudgetFields>(lines: readonly Line[]): BudgetSums<Line> {
	const kinds = budgetKinds.flatMap((kind) => {
		const own = lines.filter((line) => line.kind === kind);
		return own.length ? [{ kind, lines: own, sum: sumOf(own) }] : [];
	});
	return {
		...{ kinds, all: sumOf(lines), parents: kinds.find(({ kind }) => kind === 'parents')?.sum ?? 0 },
		unpaid: sumOf(lines.filter(({ paidBy }) => paidBy === null))
	};
}
