/** What a coder wrote for a unit. Text and numbers are different codes: '1' is not 1. */
export type Code = string | number;

/** One row a unit (a text, an interview, a scene), one column a coder, null where a coder left the unit out. */
export type Ratings = readonly (readonly (Code | null)[])[];

/** Refuses rows of different lengths, fewer coders than needed, and numbers that are not finite. */
export function demandRatings(ratings: Ratings, coders: { least: number; most?: number }): void {
	const width = ratings[0]?.length ?? coders.least;
	const { least, most = Infinity } = coders;
	if (width < least || width > most) {
		throw new RangeError(`ratings need ${least === most ? least : `at least ${least}`} coders, not ${width}`);
	}
	ratings.forEach((row, unit) => {
		if (row.length !== width) throw new RangeError(`ratings[${unit}] must have ${width} codes, not ${row.length}`);
		const odd = row.find((code) => typeof code === 'number' && !Number.isFinite(code));
		if (odd !== undefined) throw new RangeError(`ratings[${unit}] must not hold ${odd}`);
	});
}

/** The units that every coder coded. */
export function completeUnits(ratings: Ratings): (readonly Code[])[] {
	return ratings.filter((row): row is readonly Code[] => !row.includes(null));
}

/** The sum over all ordered pairs of codes of one unit, of which there are few. */
export function sumOfPairs(codes: readonly Code[], of: (one: Code, other: Code) => number): number {
	let sum = 0;
	for (let place = 1; place < codes.length; place++)
		for (let before = 0; before < place; before++) sum += 2 * of(codes[before] as Code, codes[place] as Code);
	return sum;
}

/** How often each code occurs. */
export function tally(codes: readonly Code[]): Map<Code, number> {
	const counts = new Map<Code, number>();
	for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
	return counts;
}
