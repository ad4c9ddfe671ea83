import { demandElection, demandLot } from '../demand.ts';
import type { Election } from '../election.ts';
import type { Count, TieRule } from '../result.ts';
import { most } from './most.ts';

/** The rules by which `approval` counts. */
export const approvalRules = 'approval: the options that most papers approve of';

/**
 * Counts how many papers approve of each option; the order of the choices says nothing. Throws RangeError for papers or a
 * lot that can't be.
 */
export function approval(election: Election, rule: TieRule): Count {
	demandElection(election);
	if (rule.by === 'lot') demandLot(rule.lot, election.options);
	const votes = election.options.map(() => 0);
	let valid = 0;
	for (const { papers, choices } of election.papers) {
		const standing = choices.filter((n) => !election.options[n - 1]?.withdrawn);
		for (const n of standing) votes[n - 1] = (votes[n - 1] ?? 0) + papers;
		if (standing.length) valid += papers;
	}
	return most('approval', approvalRules, election, { valid, figures: votes.map((each) => ({ votes: each })) }, rule);
}
