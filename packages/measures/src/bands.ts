import type { Band, Scale, Threshold } from './definition.ts';
import { isConfirmed } from './evidence.ts';

/** Which bands and thresholds are wanted: unconfirmed ones only on request, and those of one method. */
export interface BandChoice {
	/** Also those that were not read in a source, or only in part. Show their mark (`markOf`) beside them. */
	readonly includeUnconfirmed?: boolean;
	/** For a measure that is counted in more than one way. */
	readonly method?: string;
}

/** The bands of a total or a subscale, lowest first. Unconfirmed ones are left out unless asked for. */
export function bandsFor(scale: Pick<Scale, 'bands'>, choice: BandChoice = {}): Band[] {
	return allowed(scale.bands, choice).sort((a, b) => a.from - b.from);
}

/** The thresholds of a total or a subscale. Unconfirmed ones are left out unless asked for. */
export function thresholdsFor(scale: Pick<Scale, 'thresholds'>, choice: BandChoice = {}): Threshold[] {
	return allowed(scale.thresholds, choice);
}

/**
 * The band a score lies in, or undefined: outside all bands, or in one that is unconfirmed and was not asked for.
 * A score between two bands (14.5 between 10–14 and 15–19) belongs to the lower one: it has not reached the next.
 */
export function bandOf(scale: Pick<Scale, 'bands'>, score: number, choice: BandChoice = {}): Band | undefined {
	const all = bandsFor(scale, { ...choice, includeUnconfirmed: true });
	const highest = all.at(-1);
	if (!highest || score > highest.to) return undefined;
	const band = all.findLast((candidate) => candidate.from <= score);
	return band && allowed([band], choice)[0];
}

/** True when the score is on the side of the threshold that its name speaks of. */
export function meets(threshold: Pick<Threshold, 'op' | 'value'>, score: number): boolean {
	switch (threshold.op) {
		case '>=':
			return score >= threshold.value;
		case '>':
			return score > threshold.value;
		case '<=':
			return score <= threshold.value;
		case '<':
			return score < threshold.value;
	}
}

function allowed<T extends Band | Threshold>(figures: readonly T[], choice: BandChoice): T[] {
	return figures.filter(
		(figure) =>
			(choice.includeUnconfirmed === true || isConfirmed(figure)) &&
			(choice.method === undefined || figure.method === undefined || figure.method === choice.method)
	);
}
