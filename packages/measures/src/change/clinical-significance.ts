import type { Direction } from '../definition.ts';
import { reliableChange, type BeforeAfter, type Criterion } from './reliable.ts';

/** Mean and SD of a group, in points. */
export interface Norm {
	readonly mean: number;
	readonly sd: number;
}

/**
 * `a`: two SD beyond the clinical mean, towards health. `b`: within two SD of the healthy mean. `c`: where the two
 * groups meet, weighted by their SDs; the one to take when both groups are known and overlap.
 */
export type CutoffKind = 'a' | 'b' | 'c';

/**
 * The cut-off between two populations, in points, not rounded (Jacobson and Truax 1991).
 * a: M_clin ∓ 2·SD_clin; b: M_norm ± 2·SD_norm; c: (SD_norm·M_clin + SD_clin·M_norm) / (SD_norm + SD_clin).
 * Throws `RangeError` when an SD is not above 0, or the healthy mean is not on the healthy side.
 */
export function clinicalCutoff(
	kind: CutoffKind,
	groups: { readonly clinical: Norm; readonly norm: Norm; readonly direction: Direction }
): number {
	const { clinical, norm, direction } = groups;
	const healthy = direction === 'higher-better' ? 1 : -1;
	if (!(clinical.sd > 0 && norm.sd > 0)) throw new RangeError('both SDs must be above 0');
	if (!((norm.mean - clinical.mean) * healthy > 0)) throw new RangeError('the healthy mean is not on the healthy side');
	if (kind === 'a') return clinical.mean + healthy * 2 * clinical.sd;
	if (kind === 'b') return norm.mean - healthy * 2 * norm.sd;
	return (norm.sd * clinical.mean + clinical.sd * norm.mean) / (norm.sd + clinical.sd);
}

/**
 * `recovered`: reliably better and now on the healthy side, from the other. `improved`: reliably better only.
 * `deteriorated`: reliably worse. `unchanged`: all others.
 */
export type ClinicalChange = 'recovered' | 'improved' | 'unchanged' | 'deteriorated';

/** One person's clinically significant change. The cut-off itself is not yet the healthy side. */
export function clinicalChange(
	direction: Direction,
	scores: BeforeAfter,
	rule: { readonly cutoff: number; readonly criterion: Criterion }
): ClinicalChange {
	const { verdict } = reliableChange(direction, scores, rule.criterion);
	if (verdict === 'deteriorated') return 'deteriorated';
	if (verdict === 'none') return 'unchanged';
	const healthy = (score: number) => (direction === 'higher-better' ? score > rule.cutoff : score < rule.cutoff);
	return !healthy(scores.before) && healthy(scores.after) ? 'recovered' : 'improved';
}
