export type Method = 'stv' | 'approval' | 'dots';

/** An order drawn by lot: of options that are equal, the first in it is taken. */
export interface Lot {
	/** The seed from which the order was made, in hexadecimal digits, or null where the order was given as such. */
	seed: string | null;
	/** Numbers of all options, the first to be taken first. */
	order: readonly number[];
}

/** What happens to options that are equal in all that was counted: the lot decides, or the count stops so that people are asked again. */
export type TieRule = { by: 'lot'; lot: Lot } | { by: 'again' };

/** An option as it came out of a count. */
export interface CountedOption {
	/** Its number on the paper, from 1. */
	n: number;
	name: string;
	withdrawn: boolean;
	/** Approval: papers that approve of it. Dots: all its dots. Not there for `stv`, where each stage has its votes. */
	votes?: number;
	/** Dots: papers that gave it at least one dot. Not there otherwise. */
	people?: number;
}

/** One stage of a count by `stv`, as things stood at its end. Votes are texts with five decimals, such as `912.00000`. */
export interface Stage {
	/** From 1. */
	n: number;
	/** First choices; a surplus moves on; the lowest goes out; the last places are filled and nothing moves. */
	action: 'first' | 'surplus' | 'exclude' | 'last';
	/** The option whose papers moved on, or null at `first` and `last`. */
	option: number | null;
	/** Votes of each option, in the order of the options: once out, an option has `0.00000`. */
	votes: string[];
	/** Votes on papers without a further choice, all stages so far together. */
	nonTransferable: string;
	/** Votes lost because decimals beyond the fifth are dropped, all stages so far together. */
	lost: string;
	/** Options chosen at the end of this stage, in the order of `winners`. */
	chosen: number[];
}

/** Options that were equal where one had to be taken before the others, and how that was settled. */
export interface Tie {
	/** The stage that could not begin before it was settled, or null where there are no stages. */
	stage: number | null;
	/** The equal options, by number. */
	tied: number[];
	/** By an earlier stage at which they differed, or by lot among those that were equal at each. */
	by: 'stage' | 'lot';
	/** The earlier stage that settled it; null by lot. */
	at: number | null;
	/** The option that was taken: its surplus moved first, it went out, or it was chosen. */
	picked: number;
}

/** What a count found. */
export interface Count {
	method: Method;
	/** The rules by which it was counted. */
	rules: string;
	/** How many were to be chosen. */
	seats: number;
	/** All papers: `valid`, `blank` and `setAside` together. */
	papers: number;
	/** Papers with a choice among the options that were not withdrawn. */
	valid: number;
	/** Papers without one. */
	blank: number;
	/** Papers without a clear first choice. */
	setAside: number;
	/** Votes that suffice to be chosen, in whole votes. Null for approval and dots. */
	quota: number | null;
	/** All options, by number. */
	options: CountedOption[];
	/** Empty for approval and dots. */
	stages: Stage[];
	ties: Tie[];
	/** Numbers of the options chosen: the earlier stage first; in one stage, and without stages, the one with more votes, then the one that the tie rule puts first. */
	winners: number[];
	/** Options between which to ask again: the count stopped there. Empty where it came to its end. */
	again: number[];
	/** The lot as it was given. Where people are to be asked again: no seed and an empty order. */
	lot: Lot;
}

/** A count with a print of the papers that were counted. */
export interface Result extends Count {
	/** SHA-256 of the papers in their canonical order, in hexadecimal digits: the same papers have the same digest. */
	digest: string;
}
