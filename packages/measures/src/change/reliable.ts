import type { ChangeCriterion } from '../change-figures.ts';
import type { Direction, MeasureDefinition } from '../definition.ts';
import { isConfirmed } from '../evidence.ts';
import { jacobsonTruax, type JacobsonTruax } from './jacobson-truax.ts';

/** When a change counts: by a published number of points, or by Jacobson and Truax from your own figures. */
export type Criterion = { readonly published: ChangeCriterion } | { readonly jacobsonTruax: JacobsonTruax };

/** One person's scores before and after, in points of the measure. */
export interface BeforeAfter {
	readonly before: number;
	readonly after: number;
}

/** What the change of one person comes to by a criterion; points of the measure. */
export interface ReliableChange {
	/** After minus before, in points, rounded to 10 decimals. */
	readonly change: number;
	/** The same with its sign turned so that plus is better. */
	readonly improvement: number;
	readonly verdict: 'improved' | 'none' | 'deteriorated';
	/** Points that had to be reached (published) or passed (Jacobson–Truax) in the direction of the change. */
	readonly threshold: number;
}

/** After minus before, rounded to 10 decimals: metric scores are decimals, and 20.73 − 19.25 is not 1.48 in binary. */
export function changeOf({ before, after }: BeforeAfter): number {
	const change = toTenDecimals(after - before);
	return change === 0 ? 0 : change;
}

/** Change with plus for the better, in points. */
export function improvementOf(direction: Direction, scores: BeforeAfter): number {
	const change = changeOf(scores);
	return direction === 'higher-better' || change === 0 ? change : -change;
}

/**
 * Did this person change by more than the measurement error (or by what matters, for an `important` criterion)?
 * A published criterion is met from its number of points on; Jacobson–Truax must be passed, |change| / S_diff > z.
 */
export function reliableChange(direction: Direction, scores: BeforeAfter, criterion: Criterion): ReliableChange {
	const improvement = improvementOf(direction, scores);
	const threshold = thresholdOf(criterion, improvement);
	const size = Math.abs(improvement);
	const reached = 'published' in criterion ? size >= threshold : size > threshold;
	const verdict = !reached || improvement === 0 ? 'none' : improvement > 0 ? 'improved' : 'deteriorated';
	return { change: changeOf(scores), improvement, verdict, threshold };
}

/** The criteria of a measure; those that were not read in a source only on request. Show their mark (`markOf`). */
export function criteriaFor(
	definition: Pick<MeasureDefinition, 'change'>,
	choice: { readonly includeUnconfirmed?: boolean } = {}
): ChangeCriterion[] {
	return definition.change.criteria.filter((criterion) => choice.includeUnconfirmed === true || isConfirmed(criterion));
}

/**
 * The measure's own rule for a reliable change, whatever its evidence (show its mark), or undefined: then give
 * Jacobson–Truax figures, or report the mean change with its interval and no "reliable" at all.
 */
export function preferredCriterion(definition: Pick<MeasureDefinition, 'change'>): ChangeCriterion | undefined {
	return definition.change.criteria.find((criterion) => criterion.preferred);
}

function thresholdOf(criterion: Criterion, improvement: number): number {
	if ('jacobsonTruax' in criterion) return toTenDecimals(jacobsonTruax(criterion.jacobsonTruax).points);
	return improvement < 0 ? criterion.published.worse : criterion.published.better;
}

function toTenDecimals(points: number): number {
	return Math.round(points * 1e10) / 1e10;
}
