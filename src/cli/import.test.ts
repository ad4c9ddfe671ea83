import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';
import { workbookOf } from '../platform/sheets/write.ts';

interface Checked {
	columns: { column: string; as: string | null }[];
	rows: { n: number; line: number; act: string; at?: string; why?: string }[];
	plan: object;
}
const folder = mkdtempSync(join(tmpdir(), 'kith-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
async function check(as: string, content: string | Uint8Array, ...words: string[]) {
	const path = join(folder, typeof content === 'string' ? 'table.csv' : 'table.xlsx');
	writeFileSync(path, content);
	return said('import', 'check', path, '--as', as, ...words);
}
async function checked(as: string, content: string | Uint8Array, ...words: string[]): Promise<Checked> {
	const { code, stdout, stderr } = await check(as, content, '--json', ...words);
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as Checked;
}
const acts = ({ rows }: Checked) => rows.map(({ act, at }) => (at === undefined ? act : `${act} ${at}`));

describe('people', () => {
	test('columns, rows and the plan, under the promised names', async () => {
		const table =
			'Name,E-mail,Mobile,Notes\nAna Ruiz,ANA@example.org,,x\nBea,,07700 900123,\nBea Cole,,+44 7700 900123,\nCy,cy@@x,,\n';
		const found = await checked('people', table);
		expect(found.columns).toEqual([
			{ column: 'Name', as: 'called' },
			{ column: 'E-mail', as: 'email' },
			{ column: 'Mobile', as: 'phone' },
			{ column: 'Notes', as: null }
		]);
		expect(found.rows.slice(0, 3)).toEqual([
			{ n: 1, line: 2, act: 'new' },
			{ n: 2, line: 3, act: 'new' },
			{ n: 3, line: 4, act: 'same', at: 'Mobile', why: 'the same as row 2' }
		]);
		expect(found.rows[3]).toMatchObject({
			n: 4,
			act: 'wrong',
			at: 'E-mail',
			why: expect.stringContaining('@') as string
		});
		expect(found.plan).toEqual({ new: 2, same: 1, wrong: 1, ready: false });
	});
	test('a number of two people is asked about; whoever left no address is somebody new', async () => {
		const table = 'nombre;móvil\nAna;600123123\nBea;+34 600 123 123\nCy;\nCy;\n';
		expect(acts(await checked('people', table, '--zone', 'Europe/Madrid'))).toEqual([
			'new',
			'wrong móvil',
			'new',
			'new'
		]);
	});
	test('a name that is missing, a number that is none, a language that nobody speaks here', async () => {
		const table = 'Full name,Phone,Language\n,07700 900123,\nAna,12,\nBea,,Klingon\nCy,,Español\nDi,,spanish\nEm,,es\n';
		const found = await checked('people', table);
		expect(acts(found)).toEqual(['wrong Full name', 'wrong Phone', 'wrong Language', 'new', 'new', 'new']);
	});
	test('a workbook, and one without rows', async () => {
		const book = await workbookOf([
			['Name', 'Email'],
			['Ana', 'ana@example.org'],
			['Ana', 'Ana@Example.org']
		]);
		expect(acts(await checked('people', book))).toEqual(['new', 'same Email']);
		expect(await checked('people', 'Name\n')).toMatchObject({ rows: [], plan: { new: 0, ready: true } });
	});
	test('says it in words, in both languages', async () => {
		const table = 'Name,Email\nAna,a@example.org\nAna,a@example.org\n';
		expect((await check('people', table)).stdout).toContain('line 3, Email: the same as row 1\nNew: 1.');
		expect((await check('people', table, '--lang', 'es')).stdout).toContain('lo mismo que la fila 1');
	});
});

describe('a past register', () => {
	test('words and days as people write them', async () => {
		const table =
			'Name,Date,Attended\nAna,26/01/2026,yes\nAna,26.1.26,Came\nBea,26/01/2026,✓\nAna,27 January 2026,apologies\n';
		expect(acts(await checked('register', table))).toEqual(['new', 'same Name', 'new', 'new']);
	});
	test('what contradicts, what is no day, what could be two, what says nothing', async () => {
		const table =
			'persona;fecha;asistencia\nAna;2026-01-26;sí\nAna;2026-01-26;no\nBea;2026-02-30;sí\n;2026-01-26;sí\nCy;2026-01-26;quizás\nDi;3/4/2026;sí\n';
		expect(acts(await checked('register', table))).toEqual([
			...['new', 'wrong persona', 'wrong fecha', 'wrong persona', 'wrong asistencia', 'wrong fecha']
		]);
	});
	test('two sessions of one day are two', async () => {
		const table = 'name,date,state,session\nAna,2026-01-26,came,1\nAna,2026-01-26,came,2\n';
		expect(acts(await checked('register', table))).toEqual(['new', 'new']);
	});
});

test.each<[string, string, string]>([
	['people', 'Email\na@example.org\n', 'line 1, column "called": expected a column with this name'],
	['register', 'Name,Date\nAna,2026-01-26\n', 'line 1, column "state"'],
	['people', '', 'an empty file'],
	['people', '{"a":1}', 'JSON'],
	['friends', 'Name\nAna\n', '--as: expected people or register']
])('a wrong file, or a wrong word: exit 2, and nothing on stdout (%s, %j)', async (as, content, sentence) => {
	const { code, stdout, stderr } = await check(as, content, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
	expect((await check('people', 'Name\nAna\n', '--zone', 'Mars')).code).toBe(2);
});
