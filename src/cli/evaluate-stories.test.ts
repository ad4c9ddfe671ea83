import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string, name = 'f.csv') => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const field = (name: string) => new URL(`../../tests/field/parent-led/${name}.csv`, import.meta.url).pathname;
const figures = async <T = Record<string, unknown>>(...words: string[]) => {
	const { code, stdout, stderr } = await said('evaluate', ...words, '--json');
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as T;
};
const refused = async (sentence: string, ...words: string[]) => {
	const { code, stdout, stderr } = await said('evaluate', ...words, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
};

describe('stories', () => {
	test('the tables of a printed report come out: by outcome, by membership, before and from each cut, together, and the journey', async () => {
		const told = await figures('stories', field('stories'));
		expect(told).toMatchObject({
			base: 23,
			named: 23,
			mentioned: {
				social_connection: 14,
				mental_health: 15,
				parental_self_efficacy: 14,
				access_to_services: 8,
				child_development: 16,
				confidence_leadership: 11
			},
			mentionedPercent: { social_connection: 61, access_to_services: 35 },
			mostSignificant: { social_connection: 6, mental_health: 5, access_to_services: 2, child_development: 4 },
			warnings: []
		});
		expect(told.byMembership).toMatchObject([
			{ band: '0-6m', base: 7, counts: { social_connection: 6, parental_self_efficacy: 3 } },
			{ band: '6-12m', base: 4 },
			{ band: '1-2y', base: 4, counts: { child_development: 4 } },
			{ band: '2y+', base: 8, counts: { confidence_leadership: 6 } }
		]);
		expect(told.cuts).toMatchObject([
			{
				months: 6,
				before: { base: 7, counts: { social_connection: 6 } },
				from: { base: 16, counts: { social_connection: 8 } }
			},
			{ months: 12, before: { base: 11 }, from: { base: 12, counts: { child_development: 10 } } },
			{ months: 24, before: { base: 15 }, from: { base: 8 } }
		]);
		expect(told.together).toHaveLength(15);
		expect(told.together).toContainEqual({ a: 'social_connection', b: 'mental_health', both: 9, baseA: 14, baseB: 15 });
		expect((told.journey as { outcome: string; when: string; months: number }[]).map(Object.values)).toEqual([
			['social_connection', 'early', 6, expect.closeTo(6 / 7 - 8 / 16, 12)],
			['mental_health', 'early', 24, expect.closeTo(11 / 15 - 4 / 8, 12)],
			['access_to_services', 'no-difference', expect.any(Number), expect.any(Number)],
			['parental_self_efficacy', 'late', 6, expect.closeTo(3 / 7 - 11 / 16, 12)],
			['child_development', 'late', 12, expect.closeTo(6 / 11 - 10 / 12, 12)],
			['confidence_leadership', 'late', 24, expect.closeTo(5 / 15 - 6 / 8, 12)]
		]);
	});

	test('months that nobody knows come last, labels that do not fit the cuts give way to months, and the lower end belongs to a band', async () => {
		const file = fileOf(
			'story,membership_months,membership_band,language,bread,roses,most_significant\na,6,new,en,1,0,roses\nb,5,new,es,1,1,\nc,,,en,0,1,roses\nd,30,years,en,,1,roses\n'
		);
		const told = await figures('stories', file);
		expect(told).toMatchObject({
			base: 4,
			named: 3,
			byMembership: [
				{ band: '0-6', base: 1 },
				{ band: '6-12', base: 1 },
				{ band: '12-24', base: 0 },
				{ band: 'years', base: 1, counts: { bread: 0, roses: 1 } },
				{ band: 'not-known', base: 1, counts: { bread: 0, roses: 1 } }
			],
			warnings: [{ line: 2, says: '“roses” mattered most and is not marked as told of' }]
		});
		expect(await figures('stories', file, '--cuts', '3')).toMatchObject({
			byMembership: [{ band: '0-3', base: 0 }, { band: '3+', base: 3 }, { band: 'not-known' }],
			journey: [
				{ when: 'no-difference', months: null, difference: null },
				{ when: 'no-difference', months: null }
			]
		});
	});

	test.each([
		['story,bread\na,1\na,0\n', 'line 3, column "story"'],
		['story,bread\na,2\n', 'line 2, column "bread"'],
		['story,membership_months,bread\na,-1,1\n', 'line 2, column "membership_months"'],
		['story,bread,most_significant\na,1,cake\n', 'line 2, column "most_significant"'],
		['story,language\na,en\n', 'line 1: expected a column for each outcome'],
		['', 'f.csv']
	])('what is wrong in a file is said with its line: %j', async (text, sentence) => {
		await refused(sentence, 'stories', fileOf(text));
	});

	test.each(['12,6', 'six', '0', ''])('cuts that do not grow are refused: %j', async (cuts) => {
		await refused('--cuts', 'stories', field('stories'), '--cuts', cuts);
	});
});

describe('confidence', () => {
	const files = (stories = field('stories'), evidence = field('evidence'), outcomes = field('outcomes')) => [
		'confidence',
		...['--stories', stories, '--evidence', evidence, '--outcomes', outcomes]
	];

	test('the six ratings of a printed report come out of the rule, with their reasons', async () => {
		const rated = await figures<{ outcome: string; rating: string; start: string; reasons: unknown[] }[]>(...files());
		expect(rated.map(({ outcome, rating }) => [outcome, rating])).toEqual([
			['social_connection', 'very-high'],
			['mental_health', 'very-high'],
			['parental_self_efficacy', 'high'],
			['child_development', 'moderate-to-high'],
			['access_to_services', 'moderate'],
			['confidence_leadership', 'moderate']
		]);
		expect(rated[2]).toMatchObject({
			start: 'moderate-to-high',
			reasons: [
				{ reason: 'half-mention', step: 0 },
				{ reason: 'earlier-some', step: 1 }
			],
			notJudged: ['against', 'single-coder']
		});
		expect(rated[3]?.reasons).toContainEqual({ reason: 'earlier-not-significant', step: 0 });
		expect(rated[4]?.reasons).toContainEqual({ reason: 'earlier-indirect', step: 0 });
		expect(rated[5]?.reasons).toContainEqual({ reason: 'no-earlier-study', step: 0 });
	});

	test('an outcome that does not belong anywhere is refused with its line', async () => {
		const outcomes = fileOf('outcome,evidence_outcome,measure,direct\nmental_health,Something else,,yes\n', 'o.csv');
		await refused('o.csv: line 2, column "evidence_outcome"', ...files(undefined, undefined, outcomes));
	});
});
