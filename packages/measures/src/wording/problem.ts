import type { MostAsked } from './most.ts';
import type { LeftOut } from './questionnaire-parts.ts';
import type { Wording } from './wording.ts';

/** What can be wrong with a wording. Each kind has words in the languages of whoever shows it. */
export type ProblemKind =
	| 'json'
	| 'resource'
	| 'status'
	| 'deep'
	| 'many'
	| 'no-language'
	| 'language'
	| 'other-language'
	| 'no-licence'
	| 'count'
	| 'no-text'
	| 'long'
	| 'not-applicable'
	| 'values'
	| 'answers'
	| 'no-label'
	| 'no-value'
	| 'say-most'
	| 'not-an-answer'
	| 'not-at-an-end'
	| 'disagrees'
	| 'place'
	| 'number'
	| 'twice'
	| 'early'
	| 'option'
	| 'no-options'
	| 'unseen';

/** What is wrong with a wording, at the place where it can be mended. */
export interface WordingProblem {
	readonly kind: ProblemKind;
	/** Line of a plain text, from 1. */
	readonly line?: number;
	/** Path in a Questionnaire, such as `item[3].answerOption[0]`. */
	readonly path?: string;
	readonly found: string;
	readonly expected: string;
	/** What a sentence in another language needs: the item, its answers, its values. */
	readonly about?: Readonly<Record<string, string | number>>;
}

/** What was read: the words, the same in every further language of the file, and what stands in the file and was not taken. */
export interface ReadWords {
	readonly ok: true;
	readonly wording: Wording;
	readonly translations: readonly Wording[];
	readonly left: readonly LeftOut[];
	/** How the answers came by their values: all of them from weights or typed values, or some by what a person said. */
	readonly valuesFrom: 'file' | 'person';
}

export type WordingOutcome =
	| ReadWords
	| { readonly ok: false; readonly problems: readonly WordingProblem[]; readonly asked: readonly MostAsked[] };

/** A problem as one English sentence without a full stop. */
export function explainProblem({ line, path, found, expected }: WordingProblem): string {
	const place = line !== undefined ? `line ${line}: ` : path !== undefined && path !== '' ? `${path}: ` : '';
	return `${place}expected ${expected}, found ${found}`;
}
