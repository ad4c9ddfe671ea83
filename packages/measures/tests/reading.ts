import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	optionsFor,
	readWording,
	type ImportStatement,
	type MeasureDefinition,
	type MostAsked,
	type Wording,
	type WordingOutcome
} from '../src/index.ts';

const stated = { language: 'en', licenceReference: 'made up' };

/** Reads words of a measure, in English and with a made-up licence where nothing else is said. */
export const read = (
	source: Parameters<typeof readWording>[0],
	definition: MeasureDefinition,
	more: ImportStatement = {}
) => readWording(source, definition, { ...stated, ...more });

/** The words that were taken; throws with what is wrong where none were. */
export function wordingIn(outcome: WordingOutcome): Wording {
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
	return outcome.wording;
}

/** What a person is asked before the words are taken. */
export const askedIn = (outcome: WordingOutcome): readonly MostAsked[] => (outcome.ok ? [] : outcome.asked);

/** The values of an item's answers, in their order. */
export const valuesOf = (wording: Wording, item: number) => optionsFor(wording, item)?.map(({ value }) => value);

/** A questionnaire of this folder, by its name. */
export const file = (name: string) =>
	JSON.parse(readFileSync(join(import.meta.dirname, 'questionnaires', `${name}.json`), 'utf8')) as object;
