import type { DotElection, Election, Option } from './election.ts';
import type { Lot } from './result.ts';

/** More papers than anybody counts, and few enough that hundred-thousandths of all votes are exact whole numbers (below 2^53). */
export const mostPapers = 1_000_000_000;

/** Refuses anything that does not count: a negative, a fraction, more than `most`. */
export function demandWhole(value: number, name: string, least: number, most: number = mostPapers): void {
	if (Number.isInteger(value) && value >= least && value <= most) return;
	throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

/** Refuses an election that could not have been on paper: numbers of options that do not exist, or twice on one paper. */
export function demandElection(election: Election): void {
	demandFrame(election);
	const last = new Int32Array(election.options.length + 1).fill(-1);
	for (const [place, { choices }] of election.papers.entries()) {
		for (const choice of choices) {
			if (!(choice >= 1 && choice <= election.options.length && Number.isInteger(choice)))
				throw new RangeError(`papers[${place}] chooses ${choice}, which is no option`);
			if (last[choice] === place) throw new RangeError(`papers[${place}] chooses ${choice} twice`);
			last[choice] = place;
		}
	}
}

/** Refuses papers with dots that do not count, or not one figure an option. */
export function demandDots(election: DotElection): void {
	demandFrame(election);
	let all = 0;
	for (const [place, { papers, dots }] of election.papers.entries()) {
		if (dots.length !== election.options.length)
			throw new RangeError(`papers[${place}] must have ${election.options.length} figures, not ${dots.length}`);
		for (const figure of dots) {
			demandWhole(figure, `dots in papers[${place}]`, 0);
			all += figure * papers;
		}
	}
	demandWhole(all, 'all dots', 0, Number.MAX_SAFE_INTEGER);
}

/** Refuses a lot that could leave a tie undecided: each option that stands must be in it, and none twice. */
export function demandLot({ order }: Lot, options: readonly Option[]): void {
	const known = new Set(options.map(({ n }) => n));
	if (new Set(order).size !== order.length) throw new RangeError('the lot has an option twice');
	for (const n of order) if (!known.has(n)) throw new RangeError(`the lot has ${n}, which is no option`);
	for (const { n, withdrawn } of options)
		if (!withdrawn && !order.includes(n)) throw new RangeError(`the lot lacks option ${n}`);
}

function demandFrame({ seats, options, papers, setAside }: Election | DotElection): void {
	demandWhole(seats, 'seats', 1);
	demandWhole(setAside, 'setAside', 0);
	for (const [place, { n }] of options.entries())
		if (n !== place + 1) throw new RangeError(`options[${place}] must have the number ${place + 1}, not ${n}`);
	let all = setAside;
	for (const [place, paper] of papers.entries()) {
		demandWhole(paper.papers, `papers[${place}].papers`, 1);
		all += paper.papers;
	}
	demandWhole(all, 'all papers', 0);
}
