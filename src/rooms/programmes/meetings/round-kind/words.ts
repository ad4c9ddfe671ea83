import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { roundNames, type RoundName } from './form.ts';
import type { Round } from './policy.ts';

/** What a round is called: "One good thing". */
export function roundNameWords(kind: RoundName): string {
	const words = {
		weather: m.programmes_rounds_weather,
		good: m.programmes_rounds_good,
		hard: m.programmes_rounds_hard,
		own: m.programmes_rounds_own
	};
	return words[kind]();
}

/** What a round asks: its name, or the group's own question. */
export function roundWords({ kind, question }: Pick<Round, 'kind' | 'question'>): string {
	return (kind === 'own' && inWords(question)) || roundNameWords(kind);
}

/** The rounds to choose from. */
export const roundChoices = () => roundNames.map((value) => ({ value, label: roundNameWords(value) }));

/** Why a round can't be written down, and the field at which that is said. */
export function roundRefusal(reason: 'chosen-already' | 'day-to-come'): [string, string] {
	return reason === 'day-to-come'
		? [m.programmes_rounds_day_to_come(), 'chosen_on']
		: [m.programmes_rounds_chosen_already(), 'kind'];
}
