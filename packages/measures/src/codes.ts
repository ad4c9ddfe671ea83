import type { Evidence } from './evidence.ts';

/** LOINC codes of a measure. `items` and `answers` follow the order of the items and of the values 0, 1, 2 … */
export interface LoincCodes extends Evidence {
	readonly panel?: string;
	readonly total?: string;
	readonly items?: readonly string[];
	readonly extraItems?: readonly string[];
	readonly answers?: readonly string[];
	/** Answers of the extra items, where they have their own. */
	readonly extraAnswers?: readonly string[];
	readonly answerList?: string;
	readonly extraAnswerList?: string;
}

/** One SNOMED CT concept and what it stands for. */
export interface SnomedCode extends Evidence {
	readonly code: string;
	readonly meaning: 'score' | 'scale' | 'procedure';
}

/** The codes of a measure in the terminologies that health systems share. */
export interface Codes {
	readonly loinc: LoincCodes | null;
	readonly snomed: readonly SnomedCode[];
}

/** A measure without any code. */
export const noCodes: Codes = { loinc: null, snomed: [] };
