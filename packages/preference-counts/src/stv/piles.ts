import type { Election } from '../election.ts';
import { onePaper } from '../units.ts';

/**
 * The papers on the table: each lies with the option that has it, beside those that came with the same value. Votes and
 * values are whole hundred-thousandths.
 */
export interface Piles {
	/** Votes of each option, by option less one. */
	votes: number[];
	/** Votes on papers without a further choice. */
	nonTransferable: number;
	/** By option less one: places in the list of papers, by the value with which they came. */
	held: Map<number, number[]>[];
	/** Options to which papers may move, by option less one. */
	continuing: boolean[];
	/** How far each paper has been read: the place of the choice that has it. */
	read: Int32Array;
}

/** Puts each paper on the pile of its first choice among the options that were not withdrawn. Gives the piles, and how many papers have such a choice. */
export function sorted({ options, papers }: Election): { piles: Piles; valid: number } {
	const piles: Piles = {
		votes: options.map(() => 0),
		nonTransferable: 0,
		held: options.map(() => new Map<number, number[]>()),
		continuing: options.map(({ withdrawn }) => !withdrawn),
		read: new Int32Array(papers.length).fill(-1)
	};
	let valid = 0;
	for (let place = 0; place < papers.length; place++)
		if (lay(piles, papers, place, onePaper)) valid += papers[place]?.papers ?? 0;
	return { piles, valid };
}

/** Moves all papers of an option on to their next choice that continues, each at the value that its own becomes. Gives the votes that moved, on further piles or none. */
export function moveOn(
	piles: Piles,
	papers: Election['papers'],
	option: number,
	becomes: (value: number) => number
): number {
	const held = piles.held[option - 1] ?? new Map<number, number[]>();
	piles.held[option - 1] = new Map();
	let moved = 0;
	for (const [value, places] of held) {
		const now = becomes(value);
		for (const place of places) {
			const worth = now * (papers[place]?.papers ?? 0);
			moved += worth;
			if (!lay(piles, papers, place, now)) piles.nonTransferable += worth;
		}
	}
	return moved;
}

/** Lays a paper with the next of its choices that continues. False where there is none. */
function lay(piles: Piles, papers: Election['papers'], place: number, value: number): boolean {
	const paper = papers[place];
	if (!paper) return false;
	const { choices } = paper;
	let at = (piles.read[place] ?? 0) + 1;
	while (at < choices.length && !piles.continuing[(choices[at] ?? 0) - 1]) at++;
	piles.read[place] = at;
	const option = choices[at];
	if (option === undefined) return false;
	piles.votes[option - 1] = (piles.votes[option - 1] ?? 0) + value * paper.papers;
	const held = piles.held[option - 1];
	const beside = held?.get(value);
	if (beside) beside.push(place);
	else held?.set(value, [place]);
	return true;
}
