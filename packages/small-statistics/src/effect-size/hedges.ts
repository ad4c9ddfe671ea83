import { stirlingError } from '../distributions/stirling-error.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * Hedges' correction for small groups, J = Γ(ν/2) / (√(ν/2) · Γ((ν − 1)/2)) with ν degrees of freedom (n − 1 for pairs):
 * a standardised change times J is free of the bias that small groups have (Hedges 1981). This is the exact form, not
 * 1 − 3/(4ν − 1); it grows from 0.564 at ν = 2 towards 1.
 *
 * Not defined at ν = 1 (`too-few-observations`). `RangeError` unless ν is a whole number from 1.
 */
export function hedgesCorrection(df: number): Result<{ factor: number }> {
	if (!(Number.isInteger(df) && df >= 1)) throw new RangeError(`df must be a whole number from 1, not ${df}`);
	if (df === 1) return notDefined('too-few-observations');
	const a = df / 2;
	const growth = -(a - 1) * Math.log1p(-1 / df) - 0.5;
	return defined({ factor: Math.exp(growth + stirlingError(a) - stirlingError(a - 0.5)) });
}
