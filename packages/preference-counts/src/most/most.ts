import type { DotElection, Election } from '../election.ts';
import type { Count, CountedOption, Method, Tie, TieRule } from '../result.ts';
import { lotOf } from '../lot.ts';
import { firstByLot } from '../stv/ties.ts';
import { tally } from '../tally.ts';

/** The figures of an option: its votes, and where dots are counted the papers that gave it one. */
export type Figures = Pick<CountedOption, 'votes' | 'people'>;

/** Chooses the options with the most votes. Equal ones at the last place: by the tie rule. */
export function most(
	method: Method,
	rules: string,
	election: Election | DotElection,
	{ valid, figures }: { valid: number; figures: readonly Figures[] },
	rule: TieRule
): Count {
	const votes = (n: number) => figures[n - 1]?.votes ?? 0;
	const standing = election.options.filter(({ withdrawn }) => !withdrawn).map(({ n }) => n);
	const lot = lotOf(rule);
	const place = (n: number) => lot.order.indexOf(n);
	const ranked = standing.sort((one, other) => votes(other) - votes(one) || place(one) - place(other) || one - other);
	const last = ranked[election.seats];
	const bar = last === undefined ? -1 : votes(last);
	const winners = ranked.slice(0, election.seats).filter((n) => votes(n) > bar);
	const tied = ranked.filter((n) => votes(n) === bar).sort((one, other) => one - other);
	const { taken, ties, again } = lastPlaces(tied, election.seats - winners.length, rule, bar);
	const { options, ...said } = tally(method, rules, election, valid);
	return {
		...said,
		options: options.map((option) => ({ ...option, ...figures[option.n - 1] })),
		stages: [],
		...{ ties, winners: [...winners, ...taken], again, lot }
	};
}

/** Fills the last places from options that are equal, one after the other. */
function lastPlaces(
	tied: readonly number[],
	places: number,
	rule: TieRule,
	bar: number
): { taken: number[]; ties: Tie[]; again: number[] } {
	const taken: number[] = [];
	const ties: Tie[] = [];
	if (bar < 0) return { taken, ties, again: [] };
	for (let left = [...tied]; taken.length < places; left = left.filter((n) => !taken.includes(n))) {
		const picked = firstByLot(left, rule);
		if (picked === undefined) return { taken, ties, again: left };
		ties.push({ stage: null, tied: left, by: 'lot', at: null, picked });
		taken.push(picked);
	}
	return { taken, ties, again: [] };
}
