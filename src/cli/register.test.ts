import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-register-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (content: unknown) => {
	const path = join(folder, 'marks.json');
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
};
const mark = (id: string, value: unknown, more: object = {}) => ({
	...{ id, pocket: `p-${id}`, seq: 1, key: { subject: 'ana', field: 'line' }, value, saw: [] as string[] },
	...{ at: '2026-11-24T10:00:00Z', ...more }
});

describe('merge', () => {
	const merge = async (marks: unknown) => {
		const { code, stdout, stderr } = await said('register', 'merge', fileOf({ session: 's', marks }), '--json');
		expect([code, stderr]).toEqual([0, '']);
		return JSON.parse(stdout) as unknown;
	};
	const none = { came: 0, late: 0, leftEarly: 0, apologies: 0, noWord: 0, walkIns: 0, adults: 0, children: 0 };

	test('says lines, counts and what came again, under the promised names', async () => {
		const marks = [mark('a', 'came'), mark('b', 'late', { at: '2026-11-24T10:01:00Z' }), mark('a', 'came')];
		expect(await merge(marks)).toEqual({
			lines: [
				{
					...{ subject: 'ana', field: 'line', value: 'late', by: 'p-b', differs: true },
					stands: [
						{ id: 'b', value: 'late', pocket: 'p-b', at: '2026-11-24T10:01:00Z' },
						{ id: 'a', value: 'came', pocket: 'p-a', at: '2026-11-24T10:00:00Z' }
					]
				}
			],
			counts: { ...none, late: 1, adults: 1 },
			again: ['a']
		});
	});
	test('an empty register is one', async () => {
		expect(await merge([])).toEqual({ lines: [], counts: none, again: [] });
	});
	test('the order of the file and fields it does not know change nothing', async () => {
		const marks = [mark('a', 1), mark('b', 2, { saw: ['a', 'gone'] }), mark('c', 3, { format: 1 })];
		expect(await merge(marks.toReversed())).toEqual(await merge(marks));
	});
	test('says the same in words', async () => {
		const { stdout } = await said('register', 'merge', fileOf({ marks: [mark('a', 'came'), mark('b', 'late')] }));
		expect(stdout).toContain('late (p-b), shown differently:');
	});
	test.each<[string, unknown, string]>([
		['no JSON', '{"marks":\n[,]}', 'marks.json: line 2: expected JSON, found "[,]}"'],
		['a file cut short', '{"marks":\n[', 'marks.json: line 2: expected JSON'],
		['another shape', [], 'marks.json: marks: expected "marks", found nothing'],
		['a mark without its key', { marks: [mark('a', 1, { key: { subject: 'x' } })] }, 'marks[0].key.field: expected'],
		[
			'a wrong field',
			{ marks: [mark('a', 1), mark('b', 2, { seq: '2' })] },
			'marks[1].seq: expected number, found "2"'
		],
		[
			'a moment that is none',
			{ marks: [mark('a', 1, { at: 'noon' })] },
			'marks[0].at: expected a moment, found "noon"'
		],
		['one id for two taps', { marks: [mark('a', 1), mark('a', 2)] }, 'marks[1].id: expected a name that no other has']
	])('%s: exit 2, where it is, and nothing on stdout', async (_, content, sentence) => {
		const { code, stdout, stderr } = await said('register', 'merge', fileOf(content), '--json');
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(sentence);
	});
	test('a file that is not there', async () => {
		expect(await said('register', 'merge', join(folder, 'none.json'))).toMatchObject({ code: 2, stdout: '' });
	});
});

describe('typed', () => {
	const typed = (text: string, ...more: string[]) => said('register', 'typed', text, '--booked', '12', ...more);
	const lines = async (text: string) =>
		(JSON.parse((await typed(text, '--json')).stdout) as { lines: { n: number; state: string }[] }).lines;

	test('the example', async () => {
		const { stdout } = await typed('1-6, 8 l, 9 a, 12 e, +2, heads 14/9', '--json');
		const came = [1, 2, 3, 4, 5, 6].map((n) => ({ n, state: 'came' }));
		const others = [
			{ n: 8, state: 'late' },
			{ n: 9, state: 'apologies' },
			{ n: 12, state: 'left-early' }
		];
		expect(JSON.parse(stdout)).toEqual({ lines: [...came, ...others], walkIns: 2, adults: 14, children: 9 });
	});
	test('is read back in words, in both languages', async () => {
		expect((await typed('١\u2014٣، ٨ l, +٢, heads ١٤/٩')).stdout).toBe(
			(await typed('1-3, 8 l, +2, heads 14/9')).stdout
		);
		expect((await typed('1-3, 8 l, +2, heads 14/9')).stdout).toBe(
			'1–3: Came\n8: Late\nWalked in: 2\nHeads: 14 adults, 9 children\n'
		);
		const spanish = await typed('1-3, 8 T, 9 s, 10 avisó, +2, cabezas 14/9', '--lang', 'es');
		expect(spanish.stdout).toContain('Recuento: 14 adultos, 9 niños');
		expect(spanish.stdout.split('\n')).toHaveLength(7);
	});
	test('spaces, long dashes, semicolons and capitals are no obstacle; lines come in their order', async () => {
		expect(await lines(' 9L ;  2 – 3 ')).toEqual([
			{ n: 2, state: 'came' },
			{ n: 3, state: 'came' },
			{ n: 9, state: 'late' }
		]);
		expect(await lines('1-2 a')).toEqual([1, 2].map((n) => ({ n, state: 'apologies' })));
	});
	test('heads that nobody counted are null, and are no nought', async () => {
		expect(JSON.parse((await typed('1', '--json')).stdout)).toMatchObject({ walkIns: 0, adults: null, children: null });
		expect(JSON.parse((await typed('heads 0/0', '--json')).stdout)).toMatchObject({ adults: 0, children: 0 });
	});
	test.each([
		['1-6, 13', 'At 6: expected lines from 1 to 12, the smaller first, found "13"'],
		['0', 'At 1: expected lines from 1 to 12'],
		['6-1', 'At 1: expected lines from 1 to 12'],
		['1-6, 3 l', 'At 6: expected each line, the walk-ins and the heads once only, found "3 l"'],
		['+1, +2', 'At 5: expected each line'],
		['heads 1/2, heads 1/2', 'At 12: expected each line'],
		['1, 8 q', 'At 4: expected c came, l late'],
		['1,,2', 'At 3: expected lines such as'],
		['', 'At 1: expected lines such as'],
		['heads 14/', 'At 1: expected lines such as'],
		['-1', 'At 1: expected lines such as'],
		['1, x, 99', 'At 7: expected lines from 1 to 12']
	])('%s is refused at its place', async (text, sentence) => {
		const { code, stdout, stderr } = await said('register', 'typed', '--booked', '12', '--json', '--', text);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(sentence);
	});
	test('a sheet on which nobody stands has no line, and may have walk-ins', async () => {
		expect((await said('register', 'typed', '+3', '--booked', '0', '--json')).stdout).toContain('"walkIns":3');
		expect((await said('register', 'typed', '1', '--booked', '0')).stderr).toContain('nobody is on the sheet');
		expect((await said('register', 'typed', '1', '--booked', 'x')).stderr).toContain(
			'--booked: expected a whole number'
		);
	});
});
