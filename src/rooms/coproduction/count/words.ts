import type { Result, Stage } from '@kith/preference-counts';
import { localeOf } from '#platform/i18n/language-list.ts';
import { currentLanguage, inList, inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { VoteOption } from '../option/queries.server.ts';

/** Names of options by their numbers on the paper. */
export type NameOf = (n: number) => string;

/** How the options of a vote are called, by their numbers. */
export const namesOf =
	(options: readonly VoteOption[]): NameOf =>
	(n) =>
		inWords(options.find(({ place }) => place === n)?.name);

/** Votes as people read them: at most two decimals, of the five that were counted with. */
export const votesShown = (votes: string | number): string =>
	new Intl.NumberFormat(localeOf(currentLanguage()), { maximumFractionDigits: 2 }).format(Number(votes));

/** What happened in a round, in one sentence. */
export function countedRoundWords(stage: Stage, nameOf: NameOf): string {
	const name = stage.option === null ? '' : nameOf(stage.option);
	if (stage.action === 'first') return m.coproduction_result_round_first();
	if (stage.action === 'surplus') return m.coproduction_result_round_surplus({ name });
	if (stage.action === 'exclude') return m.coproduction_result_round_out({ name });
	return m.coproduction_result_round_last();
}

/** The rounds of a count as bars: whoever is out is left out of the rounds after. */
export function roundsShown({ stages, options, winners }: Result, nameOf: NameOf) {
	return stages.map((stage) => ({
		title: m.coproduction_result_round({ n: stage.n }),
		bars: options
			.map(({ n }, at) => ({ n, votes: stage.votes[at] ?? '0' }))
			.filter(({ votes }) => stage.n === 1 || Number(votes) > 0)
			.sort((one, other) => Number(other.votes) - Number(one.votes))
			.map(({ n, votes }) => ({
				label: nameOf(n),
				value: Number(votes),
				text: votesShown(votes),
				chosen: winners.includes(n)
			}))
	}));
}

/** How many ticks or dots each option has, as one round of bars. */
export function votesOf({ options, winners }: Result, nameOf: NameOf) {
	return options
		.map(({ n, votes = 0 }) => ({
			label: nameOf(n),
			value: votes,
			text: votesShown(votes),
			chosen: winners.includes(n)
		}))
		.sort((one, other) => other.value - one.value);
}

/** How options that were equal were settled, a sentence each. */
export function tiesShown({ ties }: Result, nameOf: NameOf): string[] {
	return ties.map(({ tied, by, at, picked }) => {
		const names = { names: inList(tied.map(nameOf)), picked: nameOf(picked) };
		return by === 'lot'
			? m.coproduction_result_tie_lot(names)
			: m.coproduction_result_tie_stage({ ...names, at: at ?? 1 });
	});
}
