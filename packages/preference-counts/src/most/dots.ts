import { demandDots, demandLot } from '../demand.ts';
import type { DotElection } from '../election.ts';
import type { Count, TieRule } from '../result.ts';
import { most } from './most.ts';

/** The rules by which `dots` counts. */
export const dotsRules = 'dots: the options with most dots';

/** Counts the dots of each option, and the papers that gave it at least one. Throws RangeError for papers or a lot that can't be. */
export function dots(election: DotElection, rule: TieRule): Count {
	demandDots(election);
	if (rule.by === 'lot') demandLot(rule.lot, election.options);
	const figures = election.options.map(() => ({ votes: 0, people: 0 }));
	let valid = 0;
	for (const paper of election.papers) {
		let used = false;
		for (const [place, figure] of figures.entries()) {
			const given = election.options[place]?.withdrawn ? 0 : (paper.dots[place] ?? 0);
			if (!given) continue;
			figure.votes += given * paper.papers;
			figure.people += paper.papers;
			used = true;
		}
		if (used) valid += paper.papers;
	}
	return most('dots', dotsRules, election, { valid, figures }, rule);
}
