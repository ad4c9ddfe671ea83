// What the published key of each measure says, written down a second time and apart from the definitions.
// Sources: the articles and guides that each definition names.

export interface KnownFacts {
	readonly items: number;
	readonly lowest: number;
	readonly highest: number;
	readonly reversed: readonly number[];
	/** Range of the total; null where there is none. */
	readonly range: readonly [number, number] | null;
	readonly better: 'high' | 'low' | 'by part';
	/** Blanks that still give a total; null where there is none. */
	readonly blanks: number | null;
	readonly risk: readonly (number | null)[];
}

function facts(
	[items, lowest, highest]: readonly [number, number, number],
	range: KnownFacts['range'],
	better: KnownFacts['better'],
	blanks: KnownFacts['blanks'],
	more: Partial<KnownFacts> = {}
): KnownFacts {
	return { items, lowest, highest, range, better, blanks, reversed: [], risk: [], ...more };
}

/** The measures that can be scored as they stand. */
export const knownFacts: Readonly<Record<string, KnownFacts>> = {
	wemwbs: facts([14, 1, 5], [14, 70], 'high', 3),
	swemwbs: facts([7, 1, 5], [7, 35], 'high', 0),
	phq9: facts([9, 0, 3], [0, 27], 'low', 2, { risk: [9] }),
	gad7: facts([7, 0, 3], [0, 21], 'low', 2),
	ghq12: facts([12, 0, 3], [0, 12], 'low', 0),
	epds: facts([10, 0, 3], [0, 30], 'low', 0, { reversed: [3, 5, 6, 7, 8, 9, 10], risk: [10] }),
	kpcs: facts([15, 0, 3], [0, 45], 'high', 0),
	'nvs-uk': facts([6, 0, 1], [0, 6], 'high', 5),
	asq3: facts([30, 0, 10], null, 'high', null, { risk: [null] }),
	cdi: facts([395, 0, 2], null, 'high', null),
	ownfive: facts([5, 1, 5], [5, 25], 'by part', 1),
	ucla3: facts([3, 1, 3], [3, 9], 'low', 0),
	ons4: facts([4, 0, 10], null, 'by part', null),
	core10: facts([10, 0, 4], [0, 40], 'low', 1, { reversed: [2, 3], risk: [6] }),
	reqol10: facts([10, 0, 4], [0, 40], 'high', 1, { risk: [null] }),
	pbq: facts([25, 0, 5], [0, 125], 'low', 0, { reversed: [1, 4, 8, 9, 11, 16, 22, 25], risk: [18, 24] }),
	mibs: facts([8, 0, 3], [0, 24], 'low', 0, { reversed: [2, 3, 5, 7, 8] }),
	'mors-sf': facts([14, 0, 5], null, 'by part', null),
	rses: facts([10, 0, 3], [0, 30], 'high', 0, { reversed: [2, 5, 6, 8, 9] })
};

/** SWEMWBS: raw sum and metric score, in the three columns of the printed table. */
export const metricTable = `
7 7.00  15 15.84  23 20.73  31 28.13
8 9.51  16 16.36  24 21.54  32 29.31
9 11.25 17 16.88  25 22.35  33 30.70
10 12.40 18 17.43 26 23.21  34 32.55
11 13.33 19 17.98 27 24.11  35 35.00
12 14.08 20 18.59 28 25.03
13 14.75 21 19.25 29 26.02
14 15.32 22 19.98 30 27.03`
	.trim()
	.split(/\s+/)
	.map(Number)
	.reduce<[number, number][]>((pairs, number, index) => {
		if (index % 2 === 0) pairs.push([number, NaN]);
		else pairs.splice(-1, 1, [pairs.at(-1)?.[0] ?? NaN, number]);
		return pairs;
	}, []);
