import { describe, expect, test } from 'vitest';
import { bandOf, bandsFor, epds, kpcs, measures, phq9, rses, swemwbs, thresholdsFor, wemwbs } from '../src/index.ts';

describe('bands', () => {
	test('that were not read in a source are off until they are asked for', () => {
		expect(bandsFor(wemwbs)).toEqual([]);
		expect(bandsFor(wemwbs, { includeUnconfirmed: true })).toHaveLength(4);
		expect(bandsFor(kpcs).map((band) => band.label)).toEqual(['non-clinical']);
		expect(thresholdsFor(epds).map((line) => line.value)).toEqual([10, 11, 13]);
		const on = measures.filter((definition) => bandsFor(definition).length > 0).map(({ id }) => id);
		expect(on).toEqual(['phq9', 'gad7', 'epds', 'kpcs', 'nvs-uk', 'rses']);
	});

	test.each([
		[phq9, 0, 'minimal or none'],
		[phq9, 4, 'minimal or none'],
		[phq9, 5, 'mild'],
		[phq9, 14.5, 'moderate'],
		[phq9, 27, 'severe'],
		[phq9, 28, undefined],
		[phq9, -1, undefined],
		[kpcs, 45, 'non-clinical'],
		[kpcs, 35, undefined],
		[rses, 14, 'low'],
		[rses, 15, 'usual']
	])('%#: a score and its band', (definition, points, label) => {
		expect(bandOf(definition, points)?.label).toBe(label);
	});

	test('decimals of SWEMWBS fall into its bands', () => {
		const label = (points: number) => bandOf(swemwbs, points, { includeUnconfirmed: true })?.label;
		expect([label(19.25), label(19.98), label(27.03), label(28.13)]).toEqual([
			'low (mean − 1 SD)',
			'medium',
			'medium',
			'high (mean + 1 SD)'
		]);
		expect(bandOf(swemwbs, 19.25)).toBeUndefined();
	});
});
