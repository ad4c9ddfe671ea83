import { lotOf } from '../lot.ts';
import { demandElection, demandLot } from '../demand.ts';
import type { Election } from '../election.ts';
import type { Count, Stage, Tie, TieRule } from '../result.ts';
import { tally } from '../tally.ts';
import { movedValue, onePaper, votesOf } from '../units.ts';
import { moveOn, sorted, type Piles } from './piles.ts';
import { inOrder, settle } from './ties.ts';

/** The rules by which `stv` counts. */
export const stvRules = 'SSI 2007/42, schedule 1, rules 45–52';

/** A count under way. */
interface Counting {
	election: Election;
	rule: TieRule;
	piles: Piles;
	/** In hundred-thousandths of a vote, as all figures here. */
	quota: number;
	lost: number;
	history: number[][];
	stages: Stage[];
	ties: Tie[];
	winners: number[];
	/** Chosen with more than the quota, and the rest has not moved on yet. */
	surpluses: number[];
	again: number[];
}

/**
 * Counts by the single transferable vote for one place or several, as Scottish council elections are counted: a chosen
 * option's whole surplus moves on over all its papers, to five decimals, the rest dropped; the lowest goes out; ties by the
 * latest earlier stage, then by the tie rule. Throws RangeError for papers or a lot that can't be.
 */
export function stv(election: Election, rule: TieRule): Count {
	demandElection(election);
	if (rule.by === 'lot') demandLot(rule.lot, election.options);
	const { piles, valid } = sorted(election);
	const parts = election.seats + 1;
	const quota = (valid - (valid % parts)) / parts + 1;
	const counting: Counting = {
		...{ election, rule, piles, quota: quota * onePaper, lost: 0 },
		...{ history: [], stages: [], ties: [], winners: [], surpluses: [], again: [] }
	};
	endStage(counting, 'first', null);
	while (!counting.again.length && nextStage(counting));
	const { stages, ties, winners, again } = counting;
	return { ...tally('stv', stvRules, election, valid), quota, stages, ties, winners, again, lot: lotOf(rule) };
}

/** Does what comes next: the last places, a surplus, or the lowest goes out. False where nothing is left to do. */
function nextStage(counting: Counting): boolean {
	const standing = standingIn(counting);
	const places = counting.election.seats - counting.winners.length;
	if (places === 0 || standing.length === 0) return false;
	if (standing.length <= places) {
		endStage(counting, 'last', null);
		return true;
	}
	const from = counting.surpluses.length ? counting.surpluses : standing;
	const settled = settle(from, from === standing ? 'fewest' : 'most', counting.history, counting.rule);
	if (settled.picked === null) {
		counting.again = settled.again;
		return false;
	}
	if (settled.tie) counting.ties.push(settled.tie);
	if (from === standing) exclude(counting, settled.picked);
	else moveSurplus(counting, settled.picked);
	return true;
}

/** The surplus moves on, over all papers of the option, and it keeps the quota. */
function moveSurplus(counting: Counting, option: number): void {
	const { piles, quota, election } = counting;
	const votes = piles.votes[option - 1] ?? 0;
	counting.surpluses = counting.surpluses.filter((n) => n !== option);
	piles.votes[option - 1] = quota;
	const surplus = votes - quota;
	const moved = moveOn(piles, election.papers, option, (value) => movedValue(surplus, value, votes));
	counting.lost += surplus - moved;
	endStage(counting, 'surplus', option);
}

/** The option goes out; its papers move on with the value with which they came. */
function exclude(counting: Counting, option: number): void {
	const { piles, election } = counting;
	piles.continuing[option - 1] = false;
	piles.votes[option - 1] = 0;
	moveOn(piles, election.papers, option, (value) => value);
	endStage(counting, 'exclude', option);
}

/** Options that are neither chosen nor out, by number. */
const standingIn = ({ piles, election }: Counting): number[] =>
	election.options.flatMap(({ n }) => (piles.continuing[n - 1] ? [n] : []));

/** Chooses whoever has come to the quota, or at last all who stand, and writes down how things are. */
function endStage(counting: Counting, action: Stage['action'], option: number | null): void {
	const { piles, quota, history, stages, rule } = counting;
	const votes = (n: number) => piles.votes[n - 1] ?? 0;
	history.push([...piles.votes]);
	const reached = standingIn(counting).filter((n) => action === 'last' || votes(n) >= quota);
	const chosen = inOrder(reached, history, rule);
	for (const n of chosen) piles.continuing[n - 1] = false;
	counting.winners.push(...chosen);
	counting.surpluses.push(...chosen.filter((n) => votes(n) > quota));
	stages.push({
		n: history.length,
		...{ action, option },
		votes: piles.votes.map(votesOf),
		...{ nonTransferable: votesOf(piles.nonTransferable), lost: votesOf(counting.lost), chosen }
	});
}
