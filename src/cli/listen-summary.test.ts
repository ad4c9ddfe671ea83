import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-listen-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string) => {
	writeFileSync(join(folder, 'notes.csv'), text);
	return join(folder, 'notes.csv');
};
const head = 'setting,people,language,groups,themes\n';
const notes = `${head}group,6,en,Fathers;First baby,Food;The bus\nphone,1,es,,Food\nlink,12,es,First baby,Food;The bus\npaper,1,ar,First baby,The birth\n`;

test('people by group, notes by theme and which came together, under the promised names', async () => {
	const { code, stdout, stderr } = await said(
		'listen',
		'summary',
		fileOf(notes),
		'--aims',
		'Fathers=6,Under 21=4',
		'--json'
	);
	expect([code, stderr]).toEqual([0, '']);
	expect(JSON.parse(stdout)).toEqual({
		notes: 4,
		people: 20,
		groups: [
			{ group: 'Fathers', aim: 6, people: 6, band: 'well' },
			{ group: 'First baby', aim: null, people: 19, band: 'some' },
			{ group: 'Under 21', aim: 4, people: 0, band: 'nobody' }
		],
		themes: [
			{ theme: 'Food', notes: 3, people: 19, groups: 2 },
			{ theme: 'The birth', notes: 1, people: 1, groups: 1 },
			{ theme: 'The bus', notes: 2, people: 18, groups: 2 }
		],
		together: [{ a: 'Food', b: 'The bus', both: 2 }]
	});
	const spanish = await said('listen', 'summary', fileOf(notes), '--lang', 'es');
	expect(spanish.stdout).toContain('Food');
});

test('readers see nothing under five, and the rest to the nearest five: one person more or less changes nothing that they could subtract', async () => {
	const { stdout } = await said('listen', 'summary', fileOf(notes), '--readers', '--json');
	expect(JSON.parse(stdout)).toMatchObject({
		notes: null,
		people: 20,
		groups: [
			{ group: 'Fathers', people: 5 },
			{ group: 'First baby', people: 20 }
		],
		themes: [
			{ theme: 'Food', notes: null, people: 20 },
			{ theme: 'The birth', notes: null, people: null },
			{ theme: 'The bus', notes: null, people: 20 }
		],
		together: [{ both: null }]
	});
});

test.each([
	[`${head}group,none,en,,\n`, 'notes.csv: line 2, column "people"'],
	[`${head}group,1,en,,\nshouting,1,en,,\n`, 'notes.csv: line 3, column "setting"'],
	['setting,people\ngroup,1\n', 'notes.csv'],
	['', 'notes.csv']
])('a wrong file is exit 2, its line, and nothing else: %j', async (text, sentence) => {
	const { code, stdout, stderr } = await said('listen', 'summary', fileOf(text), '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
});

test('so is an aim that is none', async () => {
	expect(await said('listen', 'summary', fileOf(notes), '--aims', 'Fathers')).toMatchObject({ code: 2, stdout: '' });
});
