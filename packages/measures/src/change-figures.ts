import type { Evidence } from './evidence.ts';
import type { NamedFigure } from './definition.ts';

/**
 * A published rule for how many points of change count. `better` and `worse` are the smallest changes, in points and
 * both positive, that count in each direction.
 */
export interface ChangeCriterion extends Evidence {
	readonly id: string;
	/** `reliable`: more than the measurement error. `important`: what people themselves notice. */
	readonly kind: 'reliable' | 'important';
	readonly better: number;
	readonly worse: number;
	/** Confidence of a reliable change, 0 to 1. */
	readonly confidence?: number;
	/** The one that is taken when nobody chooses. */
	readonly preferred?: boolean;
}

/** What is known about change on a measure: criteria to apply, and figures (SEM, alpha, norms) to derive one from. */
export interface Change {
	readonly criteria: readonly ChangeCriterion[];
	readonly figures: readonly NamedFigure[];
}
