/** People named in an interview on social support, by area; any stable pseudonym will do. */
export interface NamedPeople {
	/** One list for each area that was asked, in any order. An empty list: nobody was named. */
	readonly areas: readonly (readonly string[])[];
	/** People also named in negative interactions. */
	readonly negative: readonly string[];
}

/** Sizes of a support network, in people. */
export interface SupportNetwork {
	/** Distinct people named in any area. */
	readonly networkSize: number;
	/** Those of them who are also named in negative interactions. */
	readonly conflictedSize: number;
	readonly unconflictedSize: number;
	/** Distinct people in each area, in the order given. */
	readonly areaSizes: readonly number[];
}

/**
 * Counts the network of the Arizona Social Support Interview Schedule (Barrera 1980; the rule is unconfirmed).
 * All six areas must have been asked: throws `RangeError` otherwise. Names are compared as they are written.
 */
export function supportNetwork(named: NamedPeople): SupportNetwork {
	if (named.areas.length !== 6) throw new RangeError(`network size needs all 6 areas asked, not ${named.areas.length}`);
	const people = new Set(named.areas.flat());
	const conflicted = new Set(named.negative.filter((person) => people.has(person)));
	return {
		networkSize: people.size,
		conflictedSize: conflicted.size,
		unconflictedSize: people.size - conflicted.size,
		areaSizes: named.areas.map((area) => new Set(area).size)
	};
}
