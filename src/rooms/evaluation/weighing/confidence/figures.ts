import type { Evidence } from '../study/figures.ts';

/** How sure a finding is, from least to most. */
export const ratings = [
	'very-low',
	'low',
	'low-to-moderate',
	'moderate',
	'moderate-to-high',
	'high',
	'very-high'
] as const;
export type SureAs = (typeof ratings)[number];

/** Why a rating is as it is. Where it starts comes from the stories; the others move it. */
export type ConfidenceReason =
	| 'half-mention'
	| 'quarter-mention'
	| 'some-mention'
	| 'few-mention'
	| 'nobody-mentions'
	| 'earlier-strong'
	| 'earlier-some'
	| 'earlier-not-significant'
	| 'earlier-indirect'
	| 'no-earlier-study'
	| 'earlier-against'
	| 'nobody-most-significant'
	| 'under-ten-stories'
	| 'one-band-only'
	| 'against'
	| 'single-coder';

/** What is judged about an outcome. What a source does not tell is null: it is said to be not judged, and moves nothing. */
export interface Judged {
	/** Stories, those that tell of it, and those in which it mattered most. */
	base: number;
	mentioned: number;
	mostSignificant: number;
	/** Bands of membership with stories in them, and those in which it is told of. */
	bands: number;
	bandsMentioning: number;
	/** Stories that tell the opposite. */
	opposite: number | null;
	/** Whether one person alone coded it, or two agreed too little (alpha by story under 0.667). */
	singleCoder: boolean | null;
	/** Earlier findings that belong to it, and whether each measured the outcome itself. */
	earlier: readonly (Evidence & { isDirect: boolean })[];
}

/** A rating with all that led to it, in the order in which it was weighed. */
export interface Confidence {
	rating: SureAs;
	start: SureAs;
	/** `step`: how far it moved the rating; 0 for where it starts and for what was weighed and moved nothing. */
	reasons: { reason: ConfidenceReason; step: number }[];
	/** What the sources do not tell. */
	notJudged: ConfidenceReason[];
}

/** Which rule this is, for what is printed with it. */
export const confidenceRule = 1;

/**
 * How sure a finding is, by rule 1. Stories say where it starts; earlier studies that measured the outcome itself raise it, by two where two or more
 * found a significant effect and one of them is peer reviewed, by one where any did; each doubt lowers it by one. It never leaves the seven ratings.
 */
export function rate(judged: Judged): Confidence {
	const start = startOf(judged);
	const doubts = doubtsIn(judged);
	const reasons = [
		{ reason: start.reason, step: 0 },
		...earlierIn(judged.earlier),
		...doubts.filter(([, holds]) => holds).map(([reason]) => ({ reason, step: -1 }))
	];
	const at = ratings.indexOf(start.rating) + reasons.reduce((sum, { step }) => sum + step, 0);
	return {
		rating: ratings[Math.min(ratings.length - 1, Math.max(0, at))] ?? start.rating,
		start: start.rating,
		reasons,
		notJudged: doubts.filter(([, holds]) => holds === null).map(([reason]) => reason)
	};
}

function startOf({ base, mentioned }: Judged): { reason: ConfidenceReason; rating: SureAs } {
	if (mentioned === 0) return { reason: 'nobody-mentions', rating: 'very-low' };
	if (2 * mentioned >= base) return { reason: 'half-mention', rating: 'moderate-to-high' };
	if (4 * mentioned >= base) return { reason: 'quarter-mention', rating: 'moderate' };
	if (10 * mentioned >= base && mentioned >= 2) return { reason: 'some-mention', rating: 'low-to-moderate' };
	return { reason: 'few-mention', rating: 'low' };
}

/** In how many studies an effect was more than chance. */
const significantIn = ({ effect, significant, studiesSignificant }: Evidence): number =>
	effect === 'yes' && significant === 'yes' ? (studiesSignificant ?? 0) : 0;

/** What earlier studies say of the outcome: one thing for how much they support it, and whether any found the contrary. */
function earlierIn(earlier: Judged['earlier']): { reason: ConfidenceReason; step: number }[] {
	const against = earlier.some(({ effect }) => effect === 'contrary');
	return [...supportIn(earlier), ...(against ? [{ reason: 'earlier-against' as const, step: -1 }] : [])];
}

function supportIn(earlier: Judged['earlier']): { reason: ConfidenceReason; step: number }[] {
	const direct = earlier.filter(({ isDirect }) => isDirect);
	const isStrong = (row: Evidence) => significantIn(row) >= 2 && (row.peerReviewed ?? 0) >= 1;
	if (direct.some(isStrong)) return [{ reason: 'earlier-strong', step: 2 }];
	if (direct.some((row) => significantIn(row) >= 1)) return [{ reason: 'earlier-some', step: 1 }];
	if (direct.length) return [{ reason: 'earlier-not-significant', step: 0 }];
	return [{ reason: earlier.length ? 'earlier-indirect' : 'no-earlier-study', step: 0 }];
}

/** What makes it less sure, and whether it holds; null where that is not known. */
const doubtsIn = (judged: Judged): [ConfidenceReason, boolean | null][] => [
	['nobody-most-significant', judged.mostSignificant === 0],
	['under-ten-stories', judged.base < 10],
	['one-band-only', judged.bands > 1 && judged.bandsMentioning === 1],
	['against', judged.opposite === null ? null : judged.base > 0 && 5 * judged.opposite >= judged.base],
	['single-coder', judged.singleCoder]
];
