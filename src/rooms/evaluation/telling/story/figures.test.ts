import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyFigures, usualCuts, type StoryFacts } from './figures.ts';

const outcomes = ['bread', 'roses', 'rest'];
const numRuns = process.env.KITH_DEEP === '1' ? 1000 : 100;
const story: fc.Arbitrary<StoryFacts> = fc.record({
	months: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
	mentioned: fc.uniqueArray(fc.constantFrom(...outcomes)).map((told) => new Set(told)),
	mostSignificant: fc.option(fc.constantFrom(...outcomes), { nil: null })
});
const stories = fc.array(story, { minLength: 1, maxLength: 40, size: 'max' });

test('bands add up to all stories, cuts to those whose months are known, and no pair is more than either of it', () => {
	fc.assert(
		fc.property(stories, (all) => {
			const { base, mentioned, byMembership, cuts, together } = storyFigures(all, outcomes);
			const known = all.filter(({ months }) => months !== null).length;
			expect(byMembership.reduce((sum, band) => sum + band.base, 0)).toBe(base);
			for (const outcome of outcomes)
				expect(byMembership.reduce((sum, { counts }) => sum + (counts[outcome] ?? 0), 0)).toBe(mentioned[outcome]);
			for (const { before, from } of cuts) expect(before.base + from.base).toBe(known);
			for (const { both, baseA, baseB } of together) expect(both).toBeLessThanOrEqual(Math.min(baseA, baseB));
		}),
		{ numRuns }
	);
});

test('one cell changed changes what follows from it by one, and nothing else', () => {
	fc.assert(
		fc.property(stories, fc.nat(), fc.constantFrom(...outcomes), (all, nth, outcome) => {
			const at = nth % all.length;
			const changed = all.map((one, place) => (place === at ? { ...one, mentioned: flipped(one, outcome) } : one));
			const [before, after] = [storyFigures(all, outcomes), storyFigures(changed, outcomes)];
			const step = all[at]?.mentioned.has(outcome) ? -1 : 1;
			expect(after.mentioned).toEqual({ ...before.mentioned, [outcome]: (before.mentioned[outcome] ?? 0) + step });
			expect(after.mostSignificant).toEqual(before.mostSignificant);
			const others = (figures: typeof before) => figures.journey.filter((each) => each.outcome !== outcome);
			expect(others(after)).toEqual(others(before));
			const moved = after.byMembership.filter(
				({ counts }, band) => counts[outcome] !== before.byMembership[band]?.counts[outcome]
			);
			expect(moved).toHaveLength(1);
		}),
		{ numRuns }
	);
});

const flipped = ({ mentioned }: StoryFacts, outcome: string) => mentioned.symmetricDifference(new Set([outcome]));

test('a tenth is a tenth: early from exactly +0.10 on, late from exactly −0.10', () => {
	const told = (months: number, of: number, yes: number): StoryFacts[] =>
		Array.from({ length: of }, (_, at) => ({
			months,
			mentioned: new Set(at < yes ? ['bread'] : []),
			mostSignificant: null
		}));
	const when = (early: number, late: number) =>
		storyFigures([...told(1, 10, early), ...told(40, 10, late)], ['bread'], usualCuts).journey[0];
	expect(when(4, 3)).toMatchObject({ when: 'early', months: 6 });
	expect(when(3, 4)).toMatchObject({ when: 'late', months: 6 });
	expect(when(3, 3)).toMatchObject({ when: 'no-difference', difference: 0 });
	expect(storyFigures([...told(1, 30, 9), ...told(40, 29, 6)], ['bread']).journey[0]).toMatchObject({
		when: 'no-difference'
	});
});
