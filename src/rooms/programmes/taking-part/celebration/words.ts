import { m } from '#messages';
import { contributionKinds, type ContributionKind } from './form.ts';

/** What somebody adds, in a word or two: "I bring". */
export function contributionWords(kind: ContributionKind): string {
	const words = {
		bring: m.programmes_celebrations_bring,
		do: m.programmes_celebrations_do,
		wish: m.programmes_celebrations_wish
	};
	return words[kind]();
}

/** The kinds to choose from. */
export const contributionChoices = () => contributionKinds.map((value) => ({ value, label: contributionWords(value) }));
