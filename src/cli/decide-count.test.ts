import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lotFrom, readBlt, resultOf, writeBlt, type Result } from '@kith/preference-counts';
import { afterAll, describe, expect, test } from 'vitest';
import { droop } from '../../packages/preference-counts/tests/golden.ts';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-decide-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string, name = 'names.blt') => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const run = (...args: string[]) => said('decide', 'count', ...args);
const counted = async (...args: string[]) => {
	const { code, stdout, stderr } = await run(...args, '--json');
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as Result;
};
const hillhead = droop.find(({ name }) => name === 'scotland/Hillhead-2007')?.blt ?? '';

/** Four names, one place: Willow and Rowan are equal at every stage. */
const names =
	'4 1\n4 1 0\n4 2 0\n1 3 1 0\n1 3 2 0\n1 4 0\n1 0\n0\n"Willow"\n"Rowan"\n"Hazel"\n"Alder"\n"A name for us"\n';

test('Hillhead in 2007, under the promised names and in their order', async () => {
	const result = await counted(fileOf(hillhead));
	expect(Object.keys(result)).toEqual([
		...['method', 'rules', 'seats', 'papers', 'valid', 'blank', 'setAside', 'quota', 'options', 'stages', 'ties'],
		...['winners', 'again', 'lot', 'digest']
	]);
	expect(result).toMatchObject({ method: 'stv', seats: 4, papers: 8984, quota: 1797, winners: [9, 10, 3, 7] });
	expect(result.options[8]).toEqual({ n: 9, name: 'George A Roberts', withdrawn: false });
	const last = result.stages.at(-1);
	expect(Object.keys(last ?? {})).toEqual(['n', 'action', 'option', 'votes', 'nonTransferable', 'lost', 'chosen']);
	expect(last).toMatchObject({ action: 'exclude', nonTransferable: '1322.75711', lost: '0.03233', chosen: [7] });
});

test('a file that was written from what was counted gives the same result, to the byte', async () => {
	const seed = 'c0ffee'.repeat(10);
	const election = { ...readBlt(names), setAside: 2 };
	const kept = await resultOf({ method: 'stv', election }, { by: 'lot', lot: await lotFrom(seed, election.options) });
	const { stdout } = await run(fileOf(writeBlt(election)), '--lot', seed, '--json');
	expect(stdout).toBe(`${JSON.stringify(kept)}\n`);
	expect(kept).toMatchObject({ papers: 14, valid: 11, blank: 1, setAside: 2, lot: { seed } });
	expect(kept.ties.at(-1)).toMatchObject({ tied: [1, 2], by: 'lot', at: null });
});

describe('options that are equal', () => {
	test.each([
		[['--lot-order', '4,3,2,1'], [4, 3, 2, 1], [1]],
		[['--lot-order', '3,1,2,4'], [3, 1, 2, 4], [2]],
		[[], [1, 2, 3, 4], [2]]
	])('%j: of them the first in the order goes out', async (words, order, winners) => {
		expect(await counted(fileOf(names), ...words)).toMatchObject({ lot: { seed: null, order }, winners });
	});

	test('the order in the file counts, unless another is said', async () => {
		const file = fileOf(names.replace('4 1\n', '4 1\n[tie 2 4 3 1]\n'));
		expect((await counted(file)).lot.order).toEqual([2, 4, 3, 1]);
		expect((await counted(file, '--lot-order', '1,2,3,4')).lot.order).toEqual([1, 2, 3, 4]);
	});

	test('or the count stops and names them', async () => {
		expect(await counted(fileOf(names), '--ask-again')).toMatchObject({
			winners: [],
			again: [1, 2],
			lot: { order: [] }
		});
		const { stdout } = await run(fileOf(names), '--ask-again');
		expect(stdout).toContain('The count stopped: Willow, Rowan are equal in all that was counted.');
		expect(stdout).toContain('Chosen: none\n');
	});
});

test('places can be said, and the same papers counted as approvals', async () => {
	expect((await counted(fileOf(names), '--seats', '2')).winners).toEqual([1, 2]);
	const approvals = await counted(fileOf(names), '--method', 'approval');
	expect(approvals).toMatchObject({ method: 'approval', quota: null, stages: [], winners: [1] });
	expect(approvals.options.map(({ votes }) => votes)).toEqual([5, 5, 2, 1]);
});

test('dots come as CSV', async () => {
	const file = fileOf('Kitchen,Garden\n3,0\n0,2\n1,\n,\n', 'dots.csv');
	const result = await counted(file);
	expect(result).toMatchObject({ method: 'dots', seats: 1, papers: 4, valid: 3, blank: 1, winners: [1] });
	expect(result.options[0]).toEqual({ n: 1, name: 'Kitchen', withdrawn: false, votes: 4, people: 2 });
	const { stdout } = await run(file, '--seats', '2', '--lang', 'es');
	expect(stdout).toMatch(/puntos +papeletas con un punto\n1 Kitchen +4 +2\n2 Garden +2 +1\n/);
	expect(stdout).toContain('Elegidas: Kitchen, Garden');
});

test('the rounds stand in a table, in either language', async () => {
	const file = fileOf(names);
	const { stdout } = await run(file, '--lot-order', '3,4,1,2');
	expect(stdout).toMatch(
		/^A name for us\n.*\nPapers: 12 \(valid: 11, blank: 1, set aside: 0\)\nPlaces: 1\nVotes that are enough to be chosen: 6\n/
	);
	expect(stdout).toMatch(/\nstage +1 +2 +3 +4 +5\n1 Willow +4\.00000 +4\.00000 +5\.00000 +0\.00000 +0\.00000\n/);
	expect(stdout).toContain('Stage 3: Hazel goes out, and its papers move on\n');
	expect(stdout).toContain(
		'Equal before stage 4: Willow, Rowan. No earlier stage told them all apart, and by lot Willow was taken\n'
	);
	const spanish = (await run(file, '--lot-order', '3,4,1,2', '--lang', 'es')).stdout;
	expect(spanish).toContain('Vuelta 3: sale Hazel y sus papeletas pasan a otras opciones\n');
	expect(spanish.split('\n')).toHaveLength(stdout.split('\n').length);
});

test.each([
	[
		names.replace('1 3 1 0', '1 3=1 0'),
		'names.blt: line 4: expected one option at each place of a paper, found "3=1"\n'
	],
	[names.replace('1 3 1 0', '1 3 - 1 0'), 'names.blt: line 4: expected a paper without a place left out, found "-"\n'],
	[names.replace('1 3 1 0', '1 3 1'), 'names.blt: line 4: expected a paper that ends with 0\n'],
	[
		names.replace('4 1\n', '4\n'),
		'names.blt: line 1: expected how many options there are and how many are to be chosen, such as 4 2, found "4"\n'
	],
	['', 'names.blt: line 1: expected something in the file\n']
])('a wrong file is exit 2, its line, and nothing else: %j', async (text, sentence) => {
	for (const json of [[], ['--json']])
		expect(await run(fileOf(text), ...json)).toEqual({ code: 2, stdout: '', stderr: sentence });
});

test('so in Spanish, for dots, and for a file that is not there', async () => {
	const spanish = await run(fileOf(names.replace('1 3 1 0', '1 9 0')), '--lang', 'es');
	expect(spanish).toEqual({
		code: 2,
		stdout: '',
		stderr: 'names.blt: línea 4: se esperaba el número de una opción que exista, y hay "9"\n'
	});
	const dotted = await run(fileOf('A,B\n1,x\n', 'dots.csv'));
	expect(dotted).toEqual({
		code: 2,
		stdout: '',
		stderr: 'dots.csv: line 2: expected a whole number of dots from 0, or nothing, found "x"\n'
	});
	expect(await run(join(folder, 'not-there.blt'))).toMatchObject({ code: 2, stdout: '' });
});

test.each([
	['--lot', 'xyz'],
	['--lot', 'abc'],
	['--lot-order', '1,2,3'],
	['--lot-order', '1,2,3,3'],
	['--lot-order', '1,2,3,4,5'],
	['--seats', '0'],
	['--seats', 'two'],
	['--method', 'borda'],
	['--ask-again', '--lot', '00']
])('%s %s is refused', async (...words) => {
	const { code, stdout, stderr } = await run(fileOf(names), ...words);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('bin/kith decide count');
});
