import type { Wording } from './wording.ts';

/** What is wrong with a wording, at the place where it can be mended. */
export interface WordingProblem {
	/** Line of a plain text, from 1. */
	readonly line?: number;
	/** Path in a Questionnaire, such as `item[3].answerOption[0]`. */
	readonly path?: string;
	readonly found: string;
	readonly expected: string;
}

export type WordingOutcome =
	| { readonly ok: true; readonly wording: Wording }
	| { readonly ok: false; readonly problems: readonly WordingProblem[] };

/** A problem as one English sentence without a full stop. */
export function explainProblem({ line, path, found, expected }: WordingProblem): string {
	const place = line !== undefined ? `line ${line}: ` : path !== undefined && path !== '' ? `${path}: ` : '';
	return `${place}expected ${expected}, found ${found}`;
}
