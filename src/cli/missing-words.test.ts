import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-missing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const field = (name: string) => join(import.meta.dirname, '../../tests/field/sheets', name);

const run = (...args: string[]) => said('stats', ...args);
const figures = async (...args: string[]) => {
	const { code, stdout, stderr } = await run(...args, '--json');
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as Record<string, number | null>;
};
function fileOf(rows: readonly (readonly string[])[], sign = ',') {
	const path = join(folder, 'f.csv');
	writeFileSync(path, rows.map((row) => row.join(sign)).join('\n'));
	return path;
}
const columns = ['--pre', 'before', '--post', 'after', '--better', 'lower'];

describe('numbers that stand for "no answer"', () => {
	const truth = -2.388888888888889;
	test('999 and −99 far from all others are none of the scores, and that is said', async () => {
		const { code, stdout, stderr } = await run('paired', field('15-999-for-no-answer.csv'), ...columns, '--json');
		expect([code, (JSON.parse(stdout) as { meanChange: number }).meanChange]).toEqual([0, truth]);
		expect(stderr).toContain('Column "after": 999 stands for “no answer” here');
		expect(stderr).toContain('Column "before": -99');
		expect(stderr).toContain('(line 8)');
	});
	test('said by the option, nothing needs to be told', async () => {
		const said = await figures('paired', field('15-999-for-no-answer.csv'), ...columns, '--missing', '999,-99');
		const blanks = await figures('paired', field('15-the-same-with-blanks.csv'), ...columns);
		expect(said).toEqual(blanks);
		expect(said.meanChange).toBe(truth);
	});
	test.each(['99', '88', '-9', '-77', '99.0'])(
		'%s apart from the others is asked about, and counted as is said',
		async (odd) => {
			const rows = ['12', '9', '20', '0', '27', '15', '8', '11'].map((score, at) => [score, at === 3 ? odd : score]);
			const file = fileOf([['before', 'after'], ...rows]);
			const asked = await run('paired', file, ...columns, '--json');
			expect([asked.code, asked.stdout]).toEqual([2, '']);
			expect(asked.stderr).toContain('line 5, column "after"');
			expect((await figures('paired', file, ...columns, '--missing', odd)).n).toBe(7);
			expect((await figures('paired', file, ...columns, '--range=-100..100')).n).toBe(8);
			const codes = fileOf([
				['A', 'B'],
				['1', '1'],
				['2', odd],
				['3', '2'],
				['1', '1']
			]);
			expect((await run('agreement', codes)).stderr).toContain('line 3, column "B": expected a code near the others');
			expect((await figures('agreement', codes, '--spellings', 'apart')).units).toBe(4);
		}
	);
	test('99 among scores up to 100 and −9 among scores below nought are scores', async () => {
		const [most, least] = [
			fileOf([
				['before', 'after'],
				['99', '88'],
				['40', '100']
			]),
			fileOf([
				['before', 'after'],
				['-9', '-4'],
				['-11', '-2']
			])
		];
		expect((await figures('paired', most, ...columns)).n).toBe(2);
		expect((await figures('paired', least, ...columns)).n).toBe(2);
	});
	test.each(['#VALUE!', '#DIV/0!', '#REF!', '#NAME?', '#¡VALOR!', '#¿NOMBRE?'])(
		'%s, where a formula failed, is no code',
		async (error) => {
			const { code, stdout, stderr } = await run(
				'agreement',
				fileOf([
					['A', 'B'],
					['x', error],
					['y', 'y']
				])
			);
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toContain('line 2, column "B": expected what the formula should give');
		}
	);
	test('999 among scores as large is a score', async () => {
		const file = fileOf([
			['before', 'after'],
			['990', '999'],
			['1010', '1000'],
			['970', '980']
		]);
		expect((await figures('paired', file, ...columns)).meanAfter).toBe(993);
	});
	test('a score far outside stops the file and is named; with a range every one outside', async () => {
		const text = readFileSync(field('15-the-same-with-blanks.csv'), 'utf8').replace('K01,18', 'K01,1800');
		const path = join(folder, 'slip.csv');
		writeFileSync(path, text);
		const { code, stdout, stderr } = await run('paired', path, ...columns, '--json');
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain('line 2, column "before": expected a score near the others');
		expect(stderr).toContain('found "1800"');
		const ranged = await run('paired', field('15-the-same-with-blanks.csv'), ...columns, '--range', '0..18');
		expect(ranged.stderr).toMatch(/line 6, column "before": expected a score from 0 to 18, found "19"/);
		expect(ranged.stderr.trim().split('\n')).toHaveLength(3);
	});
});

describe('codes', () => {
	test.each(['*', '.', '-', 'N/A', '?', '–', '−', '---', 'missing', '999', '#N/D', '(vacío)', 'sin contestar', 's/d'])(
		'%s is no code',
		async (word) => {
			const rows = [
				['x', 'x'],
				['y', 'x'],
				['y', 'y'],
				['x', 'x'],
				[word, 'y'],
				['x', word]
			];
			const { stdout } = await run('agreement', fileOf([['A', 'B'], ...rows]), '--json');
			expect((JSON.parse(stdout) as { kappa: number }).kappa).toBe(0.5);
		}
	);
	test('“Hope” and “hope” are named, and counted as is said', async () => {
		const file = fileOf([
			['A', 'B'],
			['Hope', 'hope'],
			['Fear', 'Fear'],
			['Hope', 'Ho pe'],
			['Fear', 'Hope']
		]);
		const asked = await run('agreement', file, '--json');
		expect([asked.code, asked.stdout]).toEqual([2, '']);
		expect(asked.stderr).toContain('"Hope" · "hope" · "Ho pe"');
		const [same, apart] = [
			await figures('agreement', file, '--spellings', 'same'),
			await figures('agreement', file, '--spellings', 'apart')
		];
		expect(same.kappa).toBe(0.5);
		expect(apart.kappa).toBeLessThan(0.5);
	});
});

test('what is wrong is said in Spanish from beginning to end', async () => {
	const file = fileOf([
		['before', 'after'],
		['1', 'dos'],
		['x', '2']
	]);
	const { stderr } = await run('paired', file, ...columns, '--lang', 'es');
	expect(stderr).toBe(
		[
			'f.csv: línea 2, columna "after": se esperaba un número con punto para los decimales, o una celda vacía, y hay "dos"',
			'f.csv: línea 3, columna "before": se esperaba un número con punto para los decimales, o una celda vacía, y hay "x"',
			''
		].join('\n')
	);
});
