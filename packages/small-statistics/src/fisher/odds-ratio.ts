import { rootBetween } from '../numbers/root.ts';
import { tilted } from './hypergeometric.ts';
import type { FirstCell } from './hypergeometric.ts';

/** The odds ratio at which the observed first cell is the expected one; 0 or Infinity at the ends of its range. */
export function conditionalOdds(cell: FirstCell, observed: number): number {
	if (observed === cell.least) return 0;
	if (observed === cell.least + cell.chances.length - 1) return Infinity;
	return oddsWhere((logOdds) => {
		const expected = tilted(cell, logOdds).reduce((sum, chance, place) => sum + chance * (cell.least + place), 0);
		return expected - observed;
	});
}

/** The odds ratio at which the observed first cell, or one further out, has the given chance; 0 or Infinity at the ends. */
export function oddsWithTail(cell: FirstCell, observed: number, tail: 'lower' | 'upper', chance: number): number {
	if (tail === 'upper' && observed === cell.least) return 0;
	if (tail === 'lower' && observed === cell.least + cell.chances.length - 1) return Infinity;
	return oddsWhere((logOdds) => {
		const chances = tilted(cell, logOdds);
		const place = observed - cell.least;
		const further = tail === 'upper' ? chances.slice(place) : chances.slice(0, place + 1).reverse();
		const sum = further.reduceRight((total, each) => total + each, 0);
		return tail === 'upper' ? sum - chance : chance - sum;
	});
}

/** Where a function that grows with the odds ratio crosses zero. */
function oddsWhere(grows: (logOdds: number) => number): number {
	let reach = 1;
	while (grows(-reach) > 0 || grows(reach) < 0) reach *= 2;
	return Math.exp(rootBetween(grows, -reach, reach));
}
