import { definitionOf, type MeasureDefinition } from '@kith/measures';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textTable } from '#platform/sheets/read.ts';
import { WrongFile } from '#platform/sheets/wrong-file.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { guessColumns, isWhole, type Columns } from '../dataset/columns.ts';
import { readDataset } from '../dataset/read.ts';
import { analyse } from './analysis.ts';
import type { ShownChange, Summary, SummaryRow } from './summary.ts';
import { headlineOf, sentencesOf } from './words.ts';
import { summarise } from './summary.ts';

const wemwbs = definitionOf('wemwbs') as MeasureDefinition;
const bytes = readFileSync(join(import.meta.dirname, '../../../demonstration/data/wellbeing-course.csv'));
const whole = (headers: readonly string[]): Columns => {
	const columns = guessColumns(headers, 14);
	if (!isWhole(columns)) throw new Error('columns');
	return columns;
};
const read = (text: Uint8Array) => {
	const file = textTable(text, 'x.csv');
	return readDataset(file, wemwbs, whole(file.headers));
};
const edited = (edit: (lines: string[]) => void) => {
	const lines = bytes.toString().trimEnd().split(/\r?\n/);
	edit(lines);
	return new TextEncoder().encode(lines.join('\n'));
};

test('the spreadsheet gives the figures that R gives (oracle in base R 4.2.2, scores by person mean up to three blanks)', () => {
	const { flow, change, byCohort } = analyse(wemwbs, read(bytes));
	expect(flow).toEqual({ participants: 45, scoredBefore: 45, scoredAfter: 37, paired: 37 });
	const close = (value: number | null, wanted: number) => expect(value).toBeCloseTo(wanted, 9);
	close(change.meanBefore, 43.7089397089397);
	close(change.meanAfter, 48.3177408177408);
	close(change.t, 4.5104710866);
	close(change.p, 6.63355534967e-5);
	expect(change.wilcoxonV).toBe(545);
	close(change.wilcoxonP, 6.3493673224e-5);
	close(change.dz, 0.741516878909);
	close(change.hedgesG, 0.725942346949);
	close(change.ci95?.[0] ?? null, 2.5364938706);
	close(change.dzCi95?.[1] ?? null, 1.10209367931);
	expect(change).toMatchObject({
		improved: 29,
		same: 2,
		worse: 6,
		reliable: { threshold: 8.6, improved: 8, none: 28, deteriorated: 1 }
	});
	expect(byCohort.map((part) => [part.cohort, part.flow.paired])).toEqual([
		['A', 11],
		['B', 13],
		['C', 13]
	]);
});

test('one wrong cell is named by line and column, and nothing is read', () => {
	const wrong = (edit: (lines: string[]) => void) => () => read(edited(edit));
	expect(wrong((lines) => (lines[3] = (lines[3] ?? '').replace(/,\d$/, ',6')))).toThrow(
		/line 4, column "item14": expected 1, 2, 3, 4, 5/
	);
	expect(wrong((lines) => (lines[2] = (lines[2] ?? '').replace('after', 'during')))).toThrow(/line 3, column "wave"/);
	expect(wrong((lines) => lines.push(lines[1] ?? ''))).toThrow(/each wave once/);
	expect(wrong((lines) => (lines[2] = (lines[2] ?? '').replace(/^(\w+),\w,/, '$1,Z,')))).toThrow(/cohort/);
	expect(wrong((lines) => lines.splice(1))).toThrow(WrongFile);
});

test('under ten pairs there is no test, no interval and no average, and it says so', () => {
	const few = read(edited((lines) => lines.splice(15)));
	const analysis = analyse(wemwbs, few);
	expect(analysis.change.n).toBeLessThan(10);
	expect(analysis.change).toMatchObject({ t: null, p: null, wilcoxonP: null, ci95: null, dz: null });
	const { summary } = summarise(analysis);
	expect(summary.all.change).toBeNull();
	for (const language of ['en', 'es'] as const)
		inLanguage(language, () => {
			expect(sentencesOf(summary, 'higher-better').join(' ')).toMatch(
				language === 'en' ? /Fewer than 10/ : /Menos de 10/
			);
			expect(headlineOf(summary, 'higher-better')).toMatch(/Too few|Muy pocas/);
		});
});

test('what readers get holds no count under five, and none that subtraction opens', () => {
	const { summary } = summarise(analyse(wemwbs, read(bytes)));
	const counts = [summary.all, ...summary.byCohort].flatMap((row) => [row.n, row.improved, row.none, row.deteriorated]);
	for (const count of counts) if (count !== null) expect(count).toBeGreaterThanOrEqual(5);
	const { improved, none, deteriorated, n } = summary.all;
	const hidden = [improved, none, deteriorated].filter((count) => count === null);
	if (n !== null) expect(hidden.length, 'one hidden count alone is opened by subtraction').not.toBe(1);
	expect(JSON.stringify(summary)).not.toMatch(/"(same|worse|reliable)":/);
});

test('the order of people changes nothing, and turning the waves round turns the sign', () => {
	const rows = read(bytes);
	const rounded = (change: object) =>
		JSON.parse(
			JSON.stringify(change, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value))
		);
	expect(rounded(analyse(wemwbs, rows.toReversed()).change)).toEqual(rounded(analyse(wemwbs, rows).change));
	const turned = rows.map((row) => ({
		...row,
		wave: row.wave === 'before' ? ('after' as const) : ('before' as const)
	}));
	expect(analyse(wemwbs, turned).change.meanChange).toBeCloseTo(-(analyse(wemwbs, rows).change.meanChange ?? 0), 10);
});

test('the heading says of most what the table says of most, and no more', () => {
	const all = { cohort: '', n: 20, improved: 6, none: 14, deteriorated: null, change: null };
	const change = { n: 20, meanChange: 3, ci95: [1, 5] as [number, number] } as unknown as ShownChange;
	const heading = (row: Partial<SummaryRow>, figures: Partial<ShownChange> = {}) =>
		headlineOf({ all: { ...all, ...row, change: { ...change, ...figures } } } as unknown as Summary, 'higher-better');
	expect(heading({})).toBe('Better on average; for most, no clear change');
	expect(heading({ improved: 12, none: 8 })).toBe('Most parents felt clearly better at the end');
	expect(heading({ improved: null, none: null })).toBe('On average parents felt better at the end');
	expect(heading({}, { meanChange: -3, ci95: [-5, -1] })).toBe('Worse on average; for most, no clear change');
	expect(heading({ none: 6, deteriorated: 14 }, { meanChange: -3, ci95: [-5, -1] })).toBe(
		'Most parents felt clearly worse at the end'
	);
	expect(heading({}, { ci95: [-1, 5] })).toBe('No clear change');
});
