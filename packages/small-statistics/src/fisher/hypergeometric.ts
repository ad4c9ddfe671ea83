import { binomialPmf } from '../distributions/binomial-pmf.ts';

/**
 * The chances of every number that the first cell of a two by two table can hold when all margins are fixed.
 * `odds` 1 means that rows and columns have nothing to do with each other.
 */
export type FirstCell = { readonly least: number; readonly chances: readonly number[] };

/** The logarithms of the chances at odds 1, for margins that all have somebody in them. */
export function logChances(row: number, column: number, total: number): FirstCell {
	const [least, most] = [Math.max(0, row + column - total), Math.min(row, column)];
	const share = row / total;
	const whole = Math.log(binomialPmf(row, total, share));
	const chances: number[] = [];
	for (let cell = least; cell <= most; cell++) {
		const inside = binomialPmf(cell, column, share) * binomialPmf(row - cell, total - column, share);
		chances.push(Math.log(inside) - whole);
	}
	return { least, chances };
}

/** The chances at another odds ratio, given by its logarithm (Fisher's non-central hypergeometric distribution). */
export function tilted({ least, chances }: FirstCell, logOdds: number): number[] {
	const logs = chances.map((chance, place) => chance + logOdds * (least + place));
	const largest = Math.max(...logs);
	const weights = logs.map((log) => Math.exp(log - largest));
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => weight / sum);
}
