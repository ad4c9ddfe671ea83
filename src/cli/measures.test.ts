import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { measures as published } from '@kith/measures';
import { kith } from './kith.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-measures-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
	const said = { stdout: '', stderr: '' };
	const code = await kith(['measures', ...args], {
		stdout: (text) => (said.stdout += text),
		stderr: (text) => (said.stderr += text)
	});
	return { code, ...said };
}

function file(...lines: string[]): string {
	const path = join(folder, `answers-${Math.random().toString(36).slice(2)}.csv`);
	writeFileSync(path, lines.join('\n'));
	return path;
}

const header = (items: number) =>
	`participant,wave,${Array.from({ length: items }, (_, index) => `item${index + 1}`).join(',')}`;

async function scored(id: string, path: string, ...more: string[]): Promise<Record<string, unknown>[]> {
	const { code, stdout, stderr } = await run('score', id, path, '--json', ...more);
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as Record<string, unknown>[];
}

describe('list and show', () => {
	test('list gives every published measure, and our own apart', async () => {
		const { stdout, code } = await run('list', '--json');
		const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
		expect([code, ids]).toEqual([0, published.map(({ id }) => id)]);
		expect(ids).not.toContain('how-things-are');
		expect((await run('list')).stdout.split('\n')).toHaveLength(published.length + 1);
	});

	test('show gives the definition, and marks what was not checked', async () => {
		const { stdout } = await run('show', 'epds', '--json');
		expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(published.find(({ id }) => id === 'epds'))));
		const words = (await run('show', 'epds')).stdout;
		expect(words).toContain('>= 15: in pregnancy, UK (unconfirmed)');
		expect(words).toContain('>= 13: probable depression\n');
		expect(words).toContain('item 10: >= 1');
		expect((await run('show', 'how-things-are')).code).toBe(0);
	});
});

describe('score', () => {
	test('gives the rows of the file in its order: score, reason, missing, risk', async () => {
		const rows = await scored(
			'epds',
			file(
				`\uFEFF${header(10)},cohort`,
				'P2,after,0,1,2,3,0,1,2,3,0,1,A',
				'P1,before,0,1,2,,0,1,NA,3,0,0,A',
				'P1,after,,,,,,,,,,,B',
				'Ñoño 🌱,before,3,3,3,3,3,3,3,3,3,,B'
			)
		);
		expect(rows.map(({ participant, wave }) => [participant, wave])).toEqual([
			['P2', 'after'],
			['P1', 'before'],
			['P1', 'after'],
			['Ñoño 🌱', 'before']
		]);
		expect(rows.map(({ score, missing, risk }) => ({ score, missing, risk }))).toEqual([
			{ score: 13, missing: [], risk: [10] },
			{ score: null, missing: [4, 7], risk: [] },
			{ score: null, missing: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], risk: [] },
			{ score: null, missing: [10], risk: [] }
		]);
		expect(rows.map(({ reason }) => reason)).toEqual([
			null,
			'items missing: 2 of 10 (4, 7); every item is needed',
			'no item was answered',
			'items missing: 1 of 10 (10); every item is needed'
		]);
		expect(rows[0]).toMatchObject({ method: 'sum', version: '1.0.0', subscales: { epds3a: 5 } });
	});

	test('filled answers are listed as missing beside their score, and the unchecked rule is named', async () => {
		const [row] = await scored('wemwbs', file(header(14), 'A,before,1,2,3,4,5,1,2,3,4,5,1,,,'));
		expect(row).toMatchObject({ reason: null, missing: [12, 13, 14], unconfirmed: ['missing rule (unconfirmed)'] });
		expect(row?.score).toBeCloseTo((31 * 14) / 11, 12);
	});

	test('measures without a total have their parts', async () => {
		const [row] = await scored('ons4', file(header(4), 'A,before,7,8,,2'));
		expect(row).toMatchObject({
			score: null,
			missing: [3],
			subscales: { satisfaction: 7, worthwhile: 8, happy: null, anxious: 2 }
		});
		expect(row?.reason).toMatch(/^no total/);
	});

	test('the short form is found in a file of the long one, with the numbers of the file', async () => {
		const [whole, part] = await scored(
			'swemwbs',
			file(header(14), 'A,b,5,5,5,1,1,5,5,1,5,1,5,1,1,1', 'B,b,5,,5,1,1,5,5,1,5,1,,1,1,1')
		);
		expect(whole).toMatchObject({ score: 35, missing: [] });
		expect(part).toMatchObject({
			score: null,
			missing: [2, 11],
			reason: 'items missing: 2 of 7 (2, 11); every item is needed'
		});
	});

	test('a measure that leaves its length open takes it from the file', async () => {
		expect((await scored('sspars', file(header(5), 'A,b,4,4,4,4,')))[0]).toMatchObject({
			score: 4,
			method: 'items=5:mean+person-mean-share'
		});
		const concerned = file(`${header(3)},concern2`, 'A,b,5,5,10,1', 'B,b,0,0,0,');
		expect(await scored('asqse2', concerned)).toMatchObject([
			{ score: 25, risk: [2] },
			{ score: 0, risk: [] }
		]);
	});

	test('methods, variants, cut-offs and a common answer code are asked for', async () => {
		const ghq = file(header(12), `A,b,${'3,'.repeat(11)}3`);
		expect((await scored('ghq12', ghq))[0]).toMatchObject({ score: 12, method: 'ghq' });
		expect((await scored('ghq12', ghq, '--method', 'likert'))[0]).toMatchObject({ score: 36, method: 'likert' });
		const rses = file(header(10), `A,b,${'4,'.repeat(9)}4`);
		expect((await scored('rses', rses, '--variant', 'order-b-one-to-four'))[0]).toMatchObject({ score: 40 });
		expect((await scored('rses', rses, '--variant', 'one-to-four', '--common-scale'))[0]).toMatchObject({ score: 25 });
		const blanks = file(header(16), `A,b,${'5,'.repeat(13)},,`);
		expect((await scored('asqse2', blanks))[0]).toMatchObject({ score: null, missing: [14, 15, 16] });
		expect((await scored('asqse2', blanks, '--cutoff', '65'))[0]).toMatchObject({ score: 80 });
	});

	test('"N/A" is an answer where the form has it', async () => {
		const row = `A,b,N/A,${'1,'.repeat(7)}n/a,${'1,'.repeat(5)}1`;
		expect((await scored('kpcs', file(header(15), row)))[0]).toMatchObject({ score: 17 });
	});

	test('in words, risk answers stand first', async () => {
		const { stdout } = await run(
			'score',
			'phq9',
			file(header(9), 'A,before,1,1,1,1,1,1,1,1,', 'B,before,0,0,0,0,0,0,0,0,2')
		);
		expect(stdout).toBe(
			'RISK ANSWER\tB\tbefore\titem 9\nparticipant\twave\tscore\tnote\nA\tbefore\t9\tfilled: item 9\nB\tbefore\t2\nNot fully checked: missing rule (unconfirmed)\n'
		);
	});

	test('a file with a header only gives no row', async () => {
		expect(await scored('epds', file(header(10)))).toEqual([]);
	});
});

describe('a wrong request or file: exit 2, the place on standard error, nothing on standard output', () => {
	const epds = (...lines: string[]) => ['score', 'epds', file(...lines), '--json'];
	const good = 'A,b,0,1,2,3,0,1,2,3,0,1';

	test.each<[string, string[], RegExp]>([
		[
			'a value that no option stores',
			epds(header(10), good, 'B,b,0,1,2,3,0,1,2,3,0,4'),
			/line 3, column "item10": expected one of 0, 1, 2, 3, or an empty cell, found "4"/
		],
		[
			'a word',
			epds(header(10), 'B,b,0,often,2,3,0,1,2,3,0,1'),
			/line 2, column "item2": expected one of 0, 1, 2, 3.*"often"/
		],
		['no participant', epds(header(10), ',b,0,1,2,3,0,1,2,3,0,1'), /line 2, column "participant": expected who it is/],
		['no wave', epds(header(10), 'A,,0,1,2,3,0,1,2,3,0,1'), /line 2, column "wave": expected/],
		['no column of waves', epds(header(10).replace('wave', 'when'), good), /line 1, column "wave": expected/],
		['an item too few', epds(header(9), 'A,b,0,1,2,3,0,1,2,3,0'), /line 1, column "item10": expected/],
		['an item too many', epds(header(11), `${good},1`), /line 1, column "item11": expected no item after item10/],
		['a short row', epds(header(10), 'A,b,0,1'), /line 2.*expected 12 cells/],
		['no file', ['score', 'epds', join(folder, 'nowhere.csv')], /expected a file that can be read/],
		['no name of a file', ['score', 'epds'], /expected FILE.csv/],
		['an unknown measure', ['score', 'epsd', 'x.csv'], /there is no measure "epsd"; expected one of wemwbs/],
		['no measure', ['show'], /expected ID: its id/],
		['a measure called by a word of the language', ['show', 'constructor'], /there is no measure/],
		['an unknown method', ['score', 'ghq12', file(header(12)), '--method', 'best'], /ghq, likert, cghq/],
		['an unknown variant', ['score', 'rses', file(header(10)), '--variant', 'z'], /order-b/],
		[
			'a cut-off that is no number',
			['score', 'asqse2', file(header(3)), '--cutoff', 'high'],
			/--cutoff: expected a number/
		],
		['an unknown flag', ['list', '--jsno'], /no option --jsno\. Did you mean --json\?/],
		['an unknown word', ['list', 'please'], /please/],
		['an unknown command', ['toString'], /there is no command "measures toString"/],
		['no command', [], /bin\/kith measures list/]
	])('%s', async (_, args, message) => {
		const { code, stdout, stderr } = await run(...args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(message);
		expect(stderr.endsWith('\n')).toBe(true);
	});
});

test('runs under plain Node, without a build', () => {
	const root = join(import.meta.dirname, '..', '..');
	const script = `
		const { kith } = await import(${JSON.stringify(join(import.meta.dirname, 'kith.ts'))});
		const out = { stdout: (text) => process.stdout.write(text), stderr: (text) => process.stderr.write(text) };
		process.exitCode = await kith(process.argv.slice(1), out);
	`;
	const node = join(root, 'node_modules', '.bin', 'node');
	const args = [
		'--conditions=source',
		'--input-type=module',
		'-e',
		script,
		'measures',
		'score',
		'gad7',
		file(header(7), 'A,b,1,1,1,1,1,1,9')
	];
	const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8' });
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toContain('line 2, column "item7"');
});
