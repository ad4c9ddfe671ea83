import type { WaveKind } from '../wave/form.ts';

/** One person's answers in one wave, under the pseudonym the sheet has. */
export interface DatasetRow {
	line: number;
	participant: string;
	cohort: string;
	wave: WaveKind;
	language: string | null;
	answeredOn: string | null;
	/** Value by item number; null where it was left blank. */
	answers: Record<string, number | null>;
}
