/**
 * Reads one paper as it was filled in, a number or nothing beside each option in the order of the options: it counts up to
 * the first number that is missing or double. Gives the options chosen, the best first; none for a blank paper; null for a
 * paper with numbers and no clear first choice, which is set aside.
 */
export function choicesFromRanks(ranks: readonly (number | null)[]): number[] | null {
	const byRank = new Map<number, number[]>();
	for (const [place, rank] of ranks.entries())
		if (rank !== null) byRank.set(rank, [...(byRank.get(rank) ?? []), place + 1]);
	const choices: number[] = [];
	for (let rank = 1; ; rank++) {
		const [option, another] = byRank.get(rank) ?? [];
		if (option === undefined || another !== undefined) break;
		choices.push(option);
	}
	return choices.length || !byRank.size ? choices : null;
}
