import type { DotElection, Election } from './election.ts';
import type { Count, Method } from './result.ts';

/** What every count says first: how many papers there were, and what became of them. */
export function tally(
	method: Method,
	rules: string,
	{ seats, options, papers, setAside }: Election | DotElection,
	valid: number
): Pick<Count, 'method' | 'rules' | 'seats' | 'papers' | 'valid' | 'blank' | 'setAside' | 'quota' | 'options'> {
	const counted = papers.reduce((sum, paper) => sum + paper.papers, 0);
	return {
		...{ method, rules, seats },
		papers: counted + setAside,
		...{ valid, blank: counted - valid, setAside, quota: null },
		options: options.map(({ n, name, withdrawn }) => ({ n, name, withdrawn }))
	};
}
