import { digestOf } from './digest.ts';
import type { DotElection, Election } from './election.ts';
import { approval } from './most/approval.ts';
import { dots } from './most/dots.ts';
import type { Result, TieRule } from './result.ts';
import { stv } from './stv/stv.ts';

/** What is to be counted, and how. */
export type Counted = { method: 'stv' | 'approval'; election: Election } | { method: 'dots'; election: DotElection };

/** Counts, and adds the digest of the papers: the whole result, as it is printed and kept. Throws RangeError for papers or a lot that can't be. */
export async function resultOf(counted: Counted, rule: TieRule): Promise<Result> {
	const digest = await digestOf(counted.election);
	if (counted.method === 'dots') return { ...dots(counted.election, rule), digest };
	const count = counted.method === 'stv' ? stv(counted.election, rule) : approval(counted.election, rule);
	return { ...count, digest };
}
