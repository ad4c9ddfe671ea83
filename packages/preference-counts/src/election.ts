/** What can be chosen. */
export interface Option {
	/** Its number on the paper: the first option is 1, and there is no gap. */
	n: number;
	name: string;
	/** Counted as if it had never stood on any paper. */
	withdrawn: boolean;
}

/** Papers that say the same. */
export interface Paper {
	/** How many papers say so, a whole number from 1. */
	papers: number;
	/** Numbers of options, the best first, none twice. Empty: a blank paper. For approval their order says nothing. */
	choices: readonly number[];
}

/** An election by order of preference, or by approval. */
export interface Election {
	title: string;
	/** How many are to be chosen, a whole number from 1. */
	seats: number;
	/** By their numbers, from 1 on. */
	options: readonly Option[];
	/** In any order: the order changes no count. */
	papers: readonly Paper[];
	/** How many papers had numbers but no clear first choice. They count as papers and nowhere else. */
	setAside: number;
	/** Numbers of options in the order of the lot, where the file says one; otherwise null. */
	tieOrder: readonly number[] | null;
}

/** Papers with the same dots. */
export interface DotPaper {
	/** How many papers have these dots, a whole number from 1. */
	papers: number;
	/** Dots by option, in the order of the options: whole numbers from 0. No dot at all: a blank paper. */
	dots: readonly number[];
}

/** An election by dots. */
export interface DotElection {
	title: string;
	/** How many are to be chosen, a whole number from 1. */
	seats: number;
	/** By their numbers, from 1 on. */
	options: readonly Option[];
	/** In any order: the order changes no count. */
	papers: readonly DotPaper[];
	/** How many papers could not be counted, such as one with too many dots. They count as papers and nowhere else. */
	setAside: number;
}
