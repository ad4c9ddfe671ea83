import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyFigures, usualCuts } from './figures.ts';
import { figuresForReaders, type AgreedStory } from './policy.ts';

const outcomes = ['bread', 'roses', 'rest'];
const numRuns = process.env.KITH_DEEP === '1' ? 2000 : 60;
const story: fc.Arbitrary<AgreedStory> = fc.record({
	months: fc.integer({ min: 0, max: 40 }),
	mentioned: fc
		.tuple(fc.nat(99), fc.nat(99), fc.nat(99))
		.map((drawn) => new Set(outcomes.filter((_, at) => (drawn[at] ?? 0) < ([25, 50, 80][at] ?? 0)))),
	mostSignificant: fc.option(fc.constantFrom(...outcomes), { nil: null }),
	countsMe: fc.constant(false)
});
const stories = fc.array(story, { minLength: 1, maxLength: 60, size: 'max' });
const isSmall = (count: number | null) => count !== null && count < 5;

/** What readers can work out of what is shown and should not be able to. */
function givenAway(all: readonly AgreedStory[]): string[] {
	const { base, mentioned, byMembership, cuts, together, mostSignificant } = figuresForReaders(
		all,
		outcomes,
		usualCuts
	);
	const shown = [
		...[mentioned, mostSignificant].flatMap((counts) => Object.values(counts)),
		...byMembership.flatMap(({ counts, base: size }) => [size, ...Object.values(counts)]),
		...cuts.flatMap(({ before, from }) => [...Object.values(before.counts), ...Object.values(from.counts)]),
		...together.flatMap(({ both, baseA, baseB }) => [
			both,
			both === null || baseA === null ? null : baseA - both,
			both === null || baseB === null ? null : baseB - both
		])
	];
	const found = shown.some(isSmall) ? ['a small count is shown'] : [];
	for (const outcome of outcomes) {
		const total = mentioned[outcome] ?? null;
		if (total !== null && isSmall((base ?? 0) - total)) found.push('few do not tell of it');
		const bands = byMembership.map(({ counts, base: size }) => [counts[outcome] ?? null, size] as const);
		if (bands.some(([count, size]) => count !== null && isSmall((size ?? 0) - count)))
			found.push('few of a band do not');
		if (total !== null && bands.filter(([count]) => count === null).length === 1)
			found.push('a band is the total less the others');
	}
	return found;
}

test('readers see no small count, and can subtract none from what they see', () => {
	fc.assert(
		fc.property(stories, (all) => {
			expect(givenAway(all)).toEqual([]);
		}),
		{ numRuns }
	);
});

const told = (months: number, of: number, yes: number, countsMe = false): AgreedStory[] =>
	Array.from({ length: of }, (_, at) => ({
		...{ months, mentioned: new Set(at < yes ? ['bread'] : []), mostSignificant: null, countsMe }
	}));

test('bands with few stories join, what is large enough is shown, and one few says nothing of the others', () => {
	const many = [...told(2, 12, 6), ...told(8, 4, 2), ...told(30, 14, 7)];
	const figures = figuresForReaders(many, ['bread'], usualCuts);
	expect(figures).toMatchObject({
		base: 30,
		mentioned: { bread: 15 },
		mentionedPercent: { bread: 50 },
		byMembership: [
			{ band: '0-6', base: 12, counts: { bread: 6 } },
			{ band: '6+', base: 18, counts: { bread: 9 } }
		]
	});
	const few = figuresForReaders([...told(2, 12, 6), ...told(30, 14, 2)], ['bread'], usualCuts);
	expect(few).toMatchObject({
		mentioned: { bread: 8 },
		byMembership: [{ counts: { bread: null } }, { counts: { bread: null } }],
		journey: [{ when: null, months: null, difference: null }]
	});
});

test('where everybody agreed to be counted where few would be, all is shown; where one did not, nothing more than without', () => {
	const all = [...told(2, 4, 1, true), ...told(30, 3, 3, true)];
	expect(figuresForReaders(all, ['bread'], usualCuts)).toEqual(storyFigures(all, ['bread'], usualCuts));
	const but = all.map((one, at) => ({ ...one, countsMe: at > 0 }));
	const none = all.map((one) => ({ ...one, countsMe: false }));
	expect(figuresForReaders(but, ['bread'], usualCuts)).toEqual(figuresForReaders(none, ['bread'], usualCuts));
	expect(figuresForReaders(but, ['bread'], usualCuts)).toMatchObject({ base: 7, mentioned: { bread: null } });
});
