import { definitionOf, type MeasureDefinition } from '@kith/measures';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable, textTable } from '#platform/sheets/read.ts';
import { csvOf, workbookOf } from '#platform/sheets/write.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { analyse } from '../change/analysis.ts';
import { guessColumns, isWhole, refuseDictionary, type Columns } from './columns.ts';
import { readDataset, understand, type SaidOfSheet } from './read.ts';
import { sampleNames, sampleRows } from './examples.ts';
import { sentencesOfSheet } from './words.ts';

const measure = (id: string) => definitionOf(id) as MeasureDefinition;
const swemwbs = measure('swemwbs');
const field = (name: string) => readFileSync(join(import.meta.dirname, '../../../../tests/field/sheets', name));
const fill = (columns: Partial<Columns>): Columns => {
	if (!isWhole(columns)) throw new Error(`not whole: ${JSON.stringify(columns)}`);
	return columns;
};
async function read(bytes: Uint8Array, said: SaidOfSheet = {}, definition = swemwbs) {
	const table = await readTable(bytes, 'f.csv');
	return understand(table, definition, fill(guessColumns(table.headers, definition.items.length, definition)), said);
}
const text = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const edited = (edit: (lines: string[]) => string[]) =>
	text(edit(field('09-as-it-should-be.csv').toString().trim().split(/\r?\n/)));
const answersOf = ({ rows }: { rows: readonly { participant: string; wave: string; answers: unknown }[] }) =>
	rows.map(({ participant, wave, answers }) => [participant, wave, answers]);
const plain = async () => answersOf(await read(field('09-as-it-should-be.csv')));

const labels = { 'not so': 1, 'a little so': 2, 'half so': 3, 'mostly so': 4, 'wholly so': 5 };
const t1t2 = { t1: 'before', t2: 'after' } as const;

describe('a sheet that says the same comes to the same', () => {
	test.each<[string, SaidOfSheet]>([
		['09-semicolons.csv', {}],
		['10-utf16-tabs.txt', {}],
		['11-spanish-windows-1252-semicolons.csv', {}],
		['16-labels.csv', { labels }],
		['16-codes-with-labels.csv', {}],
		['20-headers-of-forms.csv', {}],
		['20-waves-T1-T2.csv', { waves: t1t2 }],
		['20-waves-pre-course.csv', { waves: { 'pre course': 'before', 'post course': 'after' } }],
		['21-one-line-a-person.csv', { waves: { pre: 'before', post: 'after' } }]
	])('%s', async (name, said) => {
		const read_ = await read(field(name), said);
		expect([read_.asks, read_.problems]).toEqual([[], []]);
		expect(answersOf(read_)).toEqual(await plain());
	});

	const header = (cells: string[]) => cells.join(',');
	const items = [1, 2, 3, 4, 5, 6, 7];
	test.each<[string, string[]]>([
		[
			'REDCap',
			['record_id', 'redcap_event_name', 'redcap_data_access_group', 'date', ...items.map((n) => `swemwbs_${n}`)]
		],
		['KoBo', ['code', 'wave', 'group', 'date', ...items.map((n) => `wellbeing/wellbeing_${n}`)]],
		['Qualtrics', ['ParticipantCode', 'Wave', 'Group', 'RecordedDate', ...items.map((n) => `Q5_${n}`)]],
		[
			'Microsoft Forms',
			['Code', 'Time point', 'Course', 'Completion time', ...items.map((n) => `${n}. How is it, really?`)]
		],
		['Google Forms', ['Participant code', 'When', 'Group', 'Timestamp', ...items.map((n) => `Question ${n}`)]],
		['LimeSurvey', ['id', 'wave', 'group', 'submitdate', ...items.map((n) => `[${n}] A statement`)]],
		['a person', ['Código', 'Fase', 'Grupo', 'Fecha', ...items.map((n) => `Ítem ${n}`)]],
		['SPSS', ['ID', 'TIME', 'GROUP', 'DATE', ...items.map((n) => `Q0${n}`)]]
	])('columns as %s names them', (_, headers) => {
		const guessed = guessColumns(
			headers.map((each) => each.replace('ParticipantCode', 'participant_code')),
			7,
			swemwbs
		);
		expect(guessed.items).toEqual(headers.slice(4));
		expect([guessed.participant, guessed.wave, guessed.cohort].every(Boolean), header(headers)).toBe(true);
	});
	test.each([
		['pre_#', 'post_#'],
		['T1_#', 'T2_#'],
		['item#_pre', 'item#_post'],
		['Q# antes', 'Q# después'],
		['swemwbs_before_#', 'swemwbs_after_#'],
		['baseline.#', 'followup.#']
	])('one line a person: %s and %s', (one, other) => {
		const of = (name: string) => items.map((n) => name.replace('#', String(n)));
		const { waves } = guessColumns(['code', ...of(one), ...of(other)], 7, swemwbs);
		expect(waves?.map((wave) => wave.items)).toEqual([of(one), of(other)]);
	});
	test('seven of fourteen numbers are another form of the measure: the columns are asked', () => {
		const headers = ['participant', 'wave', ...Array.from({ length: 14 }, (_, at) => `item${at + 1}`)];
		expect(guessColumns(headers, 7, swemwbs).items).toBeUndefined();
	});
});

describe('what a sheet does not say is asked', () => {
	test('what the words for waves mean, and words for answers', async () => {
		expect((await read(field('20-waves-T1-T2.csv'))).asks).toEqual(['waves']);
		expect((await read(field('20-waves-pre-course.csv'))).asks).toEqual(['waves']);
		const { asks, labels: asked, rows } = await read(field('16-labels.csv'));
		expect([asks, rows]).toEqual([['labels'], []]);
		expect(asked.map(({ label, value }) => [label, value])).toContainEqual(['Half so', null]);
	});
	test('what numbers for waves mean: 1 may be the first of many as well as the one before', async () => {
		const numbered = edited((lines) => lines.map((line) => line.replace(',before,', ',1,').replace(',after,', ',2,')));
		const asked = await read(numbered);
		expect([asked.asks, asked.rows]).toEqual([['waves'], []]);
		expect(answersOf(await read(numbered, { waves: { 1: 'before', 2: 'after' } }))).toEqual(await plain());
	});
	test('whether codes that look alike are one person; then she is counted once', async () => {
		const sheet = edited((lines) =>
			lines.map((line, at) => (at % 2 ? line : line.replace(/^K07,/, 'K 07,').replace(/^K03,/, 'k03,')))
		);
		const asked = await read(sheet);
		expect([asked.asks, asked.alike]).toEqual([
			['people'],
			[
				['K03', 'k03'],
				['K07', 'K 07']
			]
		]);
		expect(answersOf(await read(sheet, { people: 'same' }))).toEqual(await plain());
		expect((await read(sheet, { people: 'apart' })).people).toBe(16);
	});
	test.each([
		['007', '7'],
		['K07', 'K-07'],
		['K07', 'KO7'],
		['K٠٧', 'K07'],
		['K07\u200b', 'K07'],
		['k_07', 'K 7'],
		['7', '7.0'],
		['\u041a07', 'K07'],
		['\u039a07', 'K07'],
		['JOSÉ3', 'Jose3'],
		['K0', 'KO'],
		['(7)', '7']
	])('%s looks like %s', async (one, other) => {
		const sheet = text([
			'participant,wave,item1,item2,item3,item4,item5,item6,item7',
			`${one},before,1,1,1,1,1,1,1`,
			`${other},after,2,2,2,2,2,2,2`
		]);
		expect((await read(sheet)).alike).toHaveLength(1);
	});
	test('K01 and K10, K1 and K11 do not look alike', async () => {
		const lines = ['K01', 'K10', 'K11', 'K100'].map((code) => `${code},before,1,1,1,1,1,1,1`);
		expect((await read(text(['participant,wave,item1,item2,item3,item4,item5,item6,item7', ...lines]))).alike).toEqual(
			[]
		);
	});
	test('whether codes begin again in each cohort; then they are different people', async () => {
		const sheet = edited((lines) => [
			...lines.slice(0, 5),
			...lines.slice(1, 5).map((line) => line.replace(',A,', ',B,'))
		]);
		expect((await read(sheet)).asks).toEqual(['cohorts']);
		const { rows, people } = await read(sheet, { cohorts: 'apart' });
		expect([rows.length, people]).toEqual([8, 4]);
	});
});

describe('a measure with turned items', () => {
	const core10 = measure('core10');
	const turned = core10.items.filter(({ reversed }) => reversed).map(({ number }) => number);
	// Answers that run together: whoever is worse is worse on every item, whichever way it counts.
	const sheetOf = (kind: 'given' | 'turned') =>
		text([
			['participant', 'wave', ...core10.items.map(({ number }) => `item${number}`)].join(','),
			...Array.from({ length: 24 }, (_, at) => {
				const bad = at % 5;
				const cells = core10.items.map(({ number }) => (kind === 'given' && turned.includes(number) ? 4 - bad : bad));
				return [`P${at >> 1}`, at % 2 ? 'after' : 'before', ...cells].join(',');
			})
		]);
	test('is asked once, and both ways come to the same people', async () => {
		expect((await read(sheetOf('given'), {}, core10)).asks).toEqual(['answers']);
		const [given, ready] = await Promise.all([
			read(sheetOf('given'), { answers: 'given' }, core10),
			read(sheetOf('turned'), { answers: 'turned' }, core10)
		]);
		expect(answersOf(given)).toEqual(answersOf(ready));
		expect([given.against, ready.against]).toEqual([[], []]);
	});
	test('warns when the turned items run against the rest', async () => {
		expect((await read(sheetOf('given'), { answers: 'turned' }, core10)).against).toEqual(turned);
		expect((await read(sheetOf('turned'), { answers: 'given' }, core10)).against).toEqual(turned);
	});
});

describe('what can’t be is named, all of it', () => {
	test('words for "no answer" are none, 999 and −99 too', async () => {
		const { problems, noAnswer, rows } = await read(field('14-words-for-no-answer.csv'));
		expect(problems).toEqual([]);
		expect(noAnswer.map(({ word }) => word).sort()).toEqual([
			'#N/A',
			'-',
			'-99',
			'.',
			'999',
			'?',
			'N/A',
			'NULL',
			'missing',
			'n/a'
		]);
		expect(rows.flatMap(({ answers }) => Object.values(answers)).filter((value) => value === null)).toHaveLength(10);
	});
	test('days as people write them; one odd day is left out and stops nothing', async () => {
		const days = await read(field('13-days-as-people-write-them.csv'));
		expect([...new Set(days.rows.map(({ answeredOn }) => answeredOn))]).toEqual(['2027-01-26']);
		const odd = await read(
			edited((lines) => lines.map((line, at) => (at === 3 ? line.replace('26/01/2027', 'Tuesday') : line)))
		);
		expect([odd.problems, odd.rows.length, odd.days?.odd]).toEqual([[], 28, [{ line: 4, found: 'Tuesday' }]]);
	});
	test('three wrong cells are three problems, with line, column, value and what would do, in Spanish too', async () => {
		const sheet = edited((lines) =>
			lines.map((line, at) =>
				at === 2 ? line.replace(/2$/, '7') : at === 5 ? line.replace(/^K03,/, ',').replace(/2$/, '0') : line
			)
		);
		const { problems, rows } = await read(sheet);
		expect(rows).toEqual([]);
		expect(problems.map(({ line, column, found }) => [line, column, found])).toEqual([
			[3, 'item7', '"7"'],
			[6, 'participant', '""']
		]);
		const spanish = await inLanguage('es', () => read(sheet));
		expect(spanish.problems[0]?.expected).toBe('1, 2, 3, 4, 5 o una celda vacía');
	});
	test('a formula that failed is named among all that is wrong', async () => {
		const wrong = await read(
			edited((lines) => lines.map((line, at) => line.replace(/\d$/, [null, '#REF!', '9'][at] ?? '$&')))
		);
		expect(wrong.problems.map(({ line, column, found }) => [line, column, found])).toEqual([
			[2, 'item7', '"#REF!"'],
			[3, 'item7', '"9"']
		]);
		expect(wrong.asks).toEqual([]);
	});
	test('the same person twice in one wave is named with both lines', async () => {
		const { problems } = await read(edited((lines) => [...lines, lines[1] ?? '']));
		expect(problems).toMatchObject([
			{ line: 30, column: 'wave', expected: 'each wave once for K01 (line 2 has it already)' }
		]);
	});
	test('readDataset says on the command line what has to be said, and how', () => {
		const table = textTable(field('20-waves-T1-T2.csv'), 'f.csv');
		expect(() => readDataset(table, swemwbs, fill(guessColumns(table.headers, 7)))).toThrow(
			/--waves "T1=before,T2=after"\), found "T1", "T2"/
		);
	});
});

test('a preview says how the sheet is understood', async () => {
	const table = await readTable(field('11-spanish-windows-1252-semicolons.csv'), 'f.csv');
	const says = sentencesOfSheet(table, understand(table, swemwbs, fill(guessColumns(table.headers, 7))));
	expect(says).toContain('It is text in Windows-1252, with semicolons between the cells.');
	expect(says).toContain('Answers: 28. People: 14.');
	expect(says).toContain('Days that were understood: 28.');
});

test.each(Object.keys(sampleNames))('the sample %s comes in as it is', async (name) => {
	const rows = sampleRows(name);
	const bytes = name.endsWith('.xlsx') ? await workbookOf(rows) : new TextEncoder().encode(csvOf(rows));
	const { problems, asks, people } = await read(bytes, { waves: { pre: 'before', post: 'after' } });
	expect([problems, asks, people]).toEqual([[], [], 3]);
});

test('what comes in gives the figures it gave before', async () => {
	const { rows } = await read(field('21-one-line-a-person.csv'), { waves: { pre: 'before', post: 'after' } });
	expect(analyse(swemwbs, rows).change).toEqual(
		analyse(swemwbs, (await read(field('09-as-it-should-be.csv'))).rows).change
	);
});

test('a dictionary of REDCap is no sheet of answers, and its reader is sent where it belongs', async () => {
	const text = readFileSync(join(import.meta.dirname, '../../../../tests/field/sheets/08-redcap-dictionary.csv'));
	const table = await readTable(text, '08-redcap-dictionary.csv');
	expect(() => refuseDictionary(table)).toThrow(/data dictionary of REDCap.*Bring in the words/);
	const answers = await readTable(Buffer.from('record_id,item1\n1,2\n'), 'answers.csv');
	expect(() => refuseDictionary(answers)).not.toThrow();
});
