/**
 * Why a statistic has no value. Each reason is a fact about the data, never an error in the call: errors in the call
 * (numbers that are not finite, lists of different lengths, a level outside 0 to 1) are thrown as `RangeError`.
 *
 * - `no-observations`: nobody, or no unit, to compute it from.
 * - `too-few-observations`: the formula needs more (a standard deviation needs 2, Hedges' correction 3).
 * - `no-variation`: the standard deviation in the denominator is 0, so the ratio has no value.
 * - `no-differences`: every difference is 0, so there is nothing to rank.
 * - `no-discordant-pairs`: nobody crossed the threshold in either direction.
 * - `empty-margin`: a row or a column of a two by two table has nobody in it.
 * - `one-code-only`: every coder used one and the same code, so agreement by chance is already complete.
 * - `nobody-said-it`: no coder used the code, so there is nothing to agree on.
 * - `unusable-resamples`: too many bootstrap resamples had no value themselves.
 */
export type Reason =
	| 'no-observations'
	| 'too-few-observations'
	| 'no-variation'
	| 'no-differences'
	| 'no-discordant-pairs'
	| 'empty-margin'
	| 'one-code-only'
	| 'nobody-said-it'
	| 'unusable-resamples';

/** A statistic that has no value, with the reason for a program and a sentence for a person. */
export type NotDefined = { readonly defined: false; readonly reason: Reason; readonly because: string };

/** Either the fields of `T`, every number in them a number, or the reason why there are none. */
export type Result<T> = ({ readonly defined: true } & Readonly<T>) | NotDefined;

/** A lower and an upper limit with the level of confidence that they were made for, such as 0.95. */
export type Interval = { readonly lower: number; readonly upper: number; readonly level: number };

const sentences: Record<Reason, string> = {
	'no-observations': 'there are no observations',
	'too-few-observations': 'there are too few observations',
	'no-variation': 'the values do not vary, so there is nothing to divide by',
	'no-differences': 'every difference is zero, so there is nothing to rank',
	'no-discordant-pairs': 'nobody crossed the threshold in either direction',
	'empty-margin': 'a whole row or column of the table is empty',
	'one-code-only': 'only one code was ever used, so chance alone explains the agreement',
	'nobody-said-it': 'no coder used the code',
	'unusable-resamples': 'too many of the resamples have no value themselves'
};

/** A result that says why it has no value. */
export function notDefined(reason: Reason): NotDefined {
	return { defined: false, reason, because: sentences[reason] };
}

/** A result that has a value. */
export function defined<T extends object>(value: T): { readonly defined: true } & T {
	return { defined: true, ...value };
}
