import { countedAts, type CountedAt } from './form.ts';

/** Heads as they were counted at one point of a trip. */
export interface Heads {
	at: CountedAt;
	grownUps: number;
	children: number;
}

/** The count that stands of each point of a trip: the one counted last there. */
export function latestCounts<Count extends Heads>(counts: readonly Count[]): Partial<Record<CountedAt, Count>> {
	return Object.fromEntries(counts.map((count) => [count.at, count]));
}

/** The count with which another has to agree: the one before it on the way, where there is one. */
export function countBefore<Count extends Heads>(counts: readonly Count[], at: CountedAt): Count | undefined {
	const stand = latestCounts(counts);
	return countedAts
		.slice(0, countedAts.indexOf(at))
		.map((point) => stand[point])
		.findLast((count) => count !== undefined);
}

/** Whether two counts agree: as many grown-ups, and as many children. */
export const agrees = (one: Omit<Heads, 'at'>, other: Omit<Heads, 'at'>): boolean =>
	one.grownUps === other.grownUps && one.children === other.children;
