import { lotFrom, resultOf, writeBlt, writeDots, type Result } from '@kith/preference-counts';
import { leastPapers, type VoteMethod, type VoteTieRule } from '../decision/form.ts';

/** What stood on papers, and on how many: "3,1,2" as an order, "1,3" as ticks, "2,0,1" as dots, "" blank, "x" set aside. */
export interface KeptBallot {
	pattern: string;
	n: number;
}

const setAside = 'x';

/** The pattern of a paper. */
export const patternOf = (choice: readonly number[] | null): string => (choice ? choice.join(',') : setAside);
const choiceIn = (pattern: string) => (pattern ? pattern.split(',').map(Number) : []);

/** Papers that say the same taken together, in the order of what they say: that of the alphabet, which knows nothing of when they came. */
export function keptFrom(patterns: readonly string[]): KeptBallot[] {
	const many = new Map<string, number>();
	for (const pattern of patterns) many.set(pattern, (many.get(pattern) ?? 0) + 1);
	return [...many]
		.map(([pattern, n]) => ({ pattern, n }))
		.toSorted((one, other) => (one.pattern < other.pattern ? -1 : 1));
}

/** What is asked of a count: the method, and what can be chosen. */
export interface CountAsked {
	title: string;
	method: VoteMethod;
	places: number;
	tieRule: VoteTieRule;
	/** The names of the options, in the order of their numbers. */
	options: readonly string[];
	/** The seed of the lot, as hexadecimal digits. */
	seed: string;
}

function electionOf({ title, places, options }: CountAsked, kept: readonly KeptBallot[]) {
	return {
		title,
		seats: places,
		options: options.map((name, at) => ({ n: at + 1, name, withdrawn: false })),
		setAside: kept.find(({ pattern }) => pattern === setAside)?.n ?? 0
	};
}

function countedOf(asked: CountAsked, kept: readonly KeptBallot[]): Parameters<typeof resultOf>[0] {
	const election = electionOf(asked, kept);
	const papers = kept.filter(({ pattern }) => pattern !== setAside);
	if (asked.method === 'dots') {
		const none = asked.options.map(() => 0);
		const dots = papers.map(({ pattern, n }) => ({ papers: n, dots: pattern ? choiceIn(pattern) : none }));
		return { method: 'dots', election: { ...election, papers: dots } };
	}
	const ranked = papers.map(({ pattern, n }) => ({ papers: n, choices: choiceIn(pattern) }));
	return { method: asked.method, election: { ...election, papers: ranked, tieOrder: null } };
}

/** Counts what was kept of the papers. Counted again, it is the same to the byte. */
export async function countKept(asked: CountAsked, kept: readonly KeptBallot[]): Promise<Result> {
	const counted = countedOf(asked, kept);
	const lot = await lotFrom(asked.seed, counted.election.options);
	return resultOf(counted, asked.tieRule === 'lot' ? { by: 'lot', lot } : { by: 'again' });
}

/** What may be told of a count: with too few valid papers only who won, and with none nobody. */
export function toldOf(result: Result): { count: string | null; winners: number[]; openTie: number[] } {
	if (!result.valid) return { count: null, winners: [], openTie: [] };
	const { winners, again } = result;
	return { count: result.valid < leastPapers ? null : JSON.stringify(result), winners, openTie: again };
}

/** The papers as a file with which anybody can count again: BLT, or a table of dots. */
export async function fileOf(asked: CountAsked, kept: readonly KeptBallot[]): Promise<string> {
	const counted = countedOf(asked, kept);
	if (counted.method === 'dots') return writeDots(counted.election);
	const { order } = await lotFrom(asked.seed, counted.election.options);
	return writeBlt({ ...counted.election, tieOrder: asked.tieRule === 'lot' ? order : null });
}
