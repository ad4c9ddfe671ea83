/**
 * How far a figure was checked.
 * `true`: read in a source. `false`: from memory, read in no source. A text: read in part; the text says how far.
 */
export type Confirmed = boolean | string;

/** What stands behind a figure: was it checked, what must be known about it, and where it was read. */
export interface Evidence {
	readonly confirmed: Confirmed;
	readonly note?: string;
	/** Keys into the definition's `sources`. */
	readonly sources?: readonly string[];
}

/** A value that carries its own evidence. */
export interface Figure<T> extends Evidence {
	readonly value: T;
}

type About = Omit<Evidence, 'confirmed'>;

/** A figure that was read in a source. */
export function seen<T>(value: T, about: About = {}): Figure<T> {
	return { value, confirmed: true, ...about };
}

/** A figure from memory: carried, marked, and off by default wherever that matters. */
export function unconfirmed<T>(value: T, about: About = {}): Figure<T> {
	return { value, confirmed: false, ...about };
}

/** A figure that was checked in part; `how` says how far. */
export function qualified<T>(value: T, how: string, about: About = {}): Figure<T> {
	return { value, confirmed: how, ...about };
}

/** True only for a figure that was read in a source: a qualified one is not enough. */
export function isConfirmed(evidence: Evidence): boolean {
	return evidence.confirmed === true;
}

/** The mark that is shown beside a figure: empty for a confirmed one, else `(unconfirmed)` or the qualification. */
export function markOf(evidence: Evidence): string {
	if (evidence.confirmed === true) return '';
	return evidence.confirmed === false ? '(unconfirmed)' : `(${evidence.confirmed})`;
}
