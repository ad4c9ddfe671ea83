import type { Election, TieRule } from '../src/index.ts';

/**
 * One place, as simply as it can be said: first choices among those who are left; more than half wins; otherwise the lowest
 * goes out and everything is counted afresh. Of equal ones, those who had fewer in the latest earlier round, then the lot.
 */
export function alternativeVote(election: Election, rule: TieRule): number[] {
	let left = election.options.filter(({ withdrawn }) => !withdrawn).map(({ n }) => n);
	const rounds: Map<number, number>[] = [];
	const papers = firsts(election, left);
	const half = [...papers.values()].reduce((sum, each) => sum + each, 0) / 2;
	while (left.length > 1) {
		const round = firsts(election, left);
		rounds.push(round);
		const winner = left.find((n) => (round.get(n) ?? 0) > half);
		if (winner) return [winner];
		left = left.filter((n) => n !== lowest(left, rounds, rule));
	}
	return left;
}

function firsts({ papers }: Election, left: readonly number[]): Map<number, number> {
	const round = new Map<number, number>();
	for (const { papers: n, choices } of papers) {
		const first = choices.find((choice) => left.includes(choice));
		if (first) round.set(first, (round.get(first) ?? 0) + n);
	}
	return round;
}

function lowest(left: readonly number[], rounds: readonly Map<number, number>[], rule: TieRule): number {
	let among = [...left];
	for (const round of [...rounds].reverse()) {
		const fewest = Math.min(...among.map((n) => round.get(n) ?? 0));
		among = among.filter((n) => (round.get(n) ?? 0) === fewest);
	}
	return (rule.by === 'lot' ? rule.lot.order : []).find((n) => among.includes(n)) ?? 0;
}
