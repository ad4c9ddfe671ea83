import { leastPapers, type NoGoRule } from '../decision/form.ts';

/** How many papers against a name take it off the list, where so many are in. */
export function noGoLimit({ share, least }: NoGoRule, papers: number): number {
	return Math.max(least, Math.ceil((share * papers) / 100));
}

/** An option that goes off the list, by its number on the paper; with how many papers, from five on, else they are a few. */
export interface NameRefused {
	n: number;
	by: number | null;
}

/** What goes off the list, from what was ticked on each paper. Of what stays nothing is told. */
export function refusedIn(papers: readonly (readonly number[])[], options: number, rule: NoGoRule): NameRefused[] {
	const limit = noGoLimit(rule, papers.length);
	return Array.from({ length: options }, (_, at) => at + 1)
		.map((n) => ({ n, many: papers.filter((ticked) => ticked.includes(n)).length }))
		.filter(({ many }) => many >= limit)
		.map(({ n, many }) => ({ n, by: many >= leastPapers ? many : null }));
}

/** Reasons as they are told: by the alphabet, each once, and none where so few papers are in that they would lead to somebody. */
export function reasonsTold(reasons: readonly string[], papers: number): string[] {
	return papers < leastPapers ? [] : [...new Set(reasons.filter((words) => words !== ''))].toSorted();
}
