/** Your own figures: SD of the scores before (points), reliability of the scale (0 to 1), z of the confidence. */
export interface JacobsonTruax {
	readonly sd: number;
	readonly reliability: number;
	/** 1.96 (95 %) unless said; 1.645 for 90 %. */
	readonly z?: number;
}

/** Standard error of measurement, of a difference, and the change that must be passed; all in points. */
export interface JacobsonTruaxFigures {
	readonly sem: number;
	readonly sDiff: number;
	readonly points: number;
}

/**
 * Reliable change index: SEM = SD·√(1 − r), S_diff = √2·SEM, reliable when |change| / S_diff > z.
 * Source: Jacobson and Truax 1991, J Consult Clin Psychol 59:12–19. Throws `RangeError` for SD ≤ 0, r outside 0–1,
 * z ≤ 0. With r = 1 every change is reliable.
 */
export function jacobsonTruax({ sd, reliability, z = 1.96 }: JacobsonTruax): JacobsonTruaxFigures {
	if (!(sd > 0 && Number.isFinite(sd))) throw new RangeError(`the SD must be a number above 0, not ${sd}`);
	if (!(reliability >= 0 && reliability <= 1))
		throw new RangeError(`reliability lies from 0 to 1, not at ${reliability}`);
	if (!(z > 0 && Number.isFinite(z))) throw new RangeError(`z must be a number above 0, not ${z}`);
	const sem = sd * Math.sqrt(1 - reliability);
	const sDiff = Math.SQRT2 * sem;
	return { sem, sDiff, points: z * sDiff };
}
