import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shellLanguage } from './kith.ts';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-stats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string | Uint8Array) => {
	const path = join(folder, 'f.csv');
	writeFileSync(path, text);
	return path;
};
const run = (...args: string[]) => said('stats', ...args);
const columns = ['--pre', 'pre', '--post', 'post', '--better', 'lower'];
const pairs = new URL('../../packages/small-statistics/fixtures/pairs.csv', import.meta.url).pathname;

describe('paired', () => {
	test('gives R’s figures for the example, under the promised names', async () => {
		const { code, stdout, stderr } = await run(
			'paired',
			pairs,
			...columns,
			'--case',
			'10',
			'--caseop',
			'ge',
			'--reliable',
			'6',
			'--json'
		);
		expect([code, stderr]).toEqual([0, '']);
		const figures = JSON.parse(stdout) as Record<string, unknown>;
		const expected = {
			n: 19,
			meanBefore: 13.2105263158,
			sdBefore: 5.5134073692,
			meanAfter: 9.36842105263,
			sdAfter: 4.59722774332,
			meanChange: -3.84210526316,
			sdChange: 3.77511085775,
			ci95: [-5.66165045293, -2.02256007339],
			t: -4.43625345152,
			df: 18,
			p: 0.000318857119909,
			wilcoxonV: 7,
			wilcoxonP: 0.000289916992188,
			wilcoxonZeros: 2,
			hodgesLehmann: -4.5,
			dz: -1.01774634122,
			dzCi95: [-1.56629061356, -0.450799479553],
			hedgesG: -0.974641147281,
			davg: -0.760012644191,
			drms: -0.756911437768,
			drmsCi95: [-1.1638441463, -0.349978729232],
			improved: 14,
			same: 2,
			worse: 3,
			reliable: { threshold: 6, improved: 6, none: 13, deteriorated: 0 },
			mcnemar: { b: 7, c: 0, p: 0.015625, midP: 0.0078125 }
		};
		expect(Object.keys(figures)).toEqual(Object.keys(expected));
		const near = (value: unknown): unknown => {
			if (typeof value === 'number') return expect.closeTo(value, 10) as unknown;
			if (Array.isArray(value)) return value.map(near);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, near(each)]));
		};
		expect(figures).toEqual(near(expected));
	});
	test('the other direction exchanges improved and worse and nothing else', async () => {
		const lower = JSON.parse((await run('paired', pairs, ...columns, '--json')).stdout) as object;
		const higher = JSON.parse(
			(await run('paired', pairs, ...columns.slice(0, -1), 'higher', '--json')).stdout
		) as object;
		expect(higher).toEqual({ ...lower, improved: 3, worse: 14 });
		expect(lower).toMatchObject({ reliable: null, mcnemar: null });
	});
	test('what is not defined is null in JSON and says why in words', async () => {
		const nobody = fileOf('pre,post\n3,\n');
		const figures = JSON.parse((await run('paired', nobody, ...columns, '--case', '2', '--json')).stdout) as object;
		expect(figures).toMatchObject({
			n: 0,
			meanBefore: null,
			ci95: null,
			wilcoxonP: null,
			wilcoxonZeros: 0,
			improved: 0
		});
		expect(figures).toMatchObject({ mcnemar: { b: 0, c: 0, p: 1, midP: null } });
		const { stdout } = await run('paired', fileOf('pre,post\n3,3\n4,4\n'), ...columns);
		expect(stdout).toContain('not defined: every difference is zero');
		expect(stdout).not.toMatch(/NaN|Infinity|undefined|null/);
	});
	test('says the same in words', async () => {
		const { stdout } = await run('paired', pairs, ...columns, '--case', '10', '--reliable', '6');
		expect(stdout).toContain('19 people with both scores (2 only before, 1 only after, 0 neither)');
		expect(stdout).toContain('t(18) = -4.436, p = 0.0003');
		expect(stdout).toContain('7 no longer, 0 newly; McNemar p = 0.0156, mid-p = 0.0078');
	});
});

describe('agreement', () => {
	test('gives kappa for two coders only', async () => {
		const two = JSON.parse(
			(await run('agreement', fileOf('A,B\nx,x\ny,x\ny,y\nx,x\n,y\n'), '--json')).stdout
		) as object;
		expect(two).toMatchObject({ kappa: 0.5, units: 5, coders: 2, seed: 20261121 });
		const three = JSON.parse(
			(await run('agreement', fileOf('A,B,C\nx,x,x\ny,x,y\ny,y,NA\n'), '--json')).stdout
		) as object;
		expect(three).toMatchObject({ kappa: null, kappaCi95: null, units: 3, coders: 3 });
	});
	test('knows ordered codes, and one code only', async () => {
		const file = fileOf('A,B\n1,1\n2,3\n3,3\n4,4\n1,2\n');
		const alphas = await Promise.all(
			['nominal', 'ordinal'].map(
				async (level) =>
					JSON.parse((await run('agreement', file, '--level', level, '--json')).stdout) as { alpha: number }
			)
		);
		expect(alphas[1]?.alpha).toBeGreaterThan(alphas[0]?.alpha ?? 1);
		const { stdout } = await run('agreement', fileOf('A,B\nx,x\nx,x\n'));
		expect(stdout).toContain('not defined');
	});
});

describe('a wrong request or file: exit 2, a complaint that helps, and nothing on standard output', () => {
	const good = 'pre,post\n1,2\n3,4\n';
	test.each<[string, string | Uint8Array, string[], string]>([
		['a word for a score', 'id,pre,post\n1,2,3\n2,two,3\n', columns, 'line 3, column "pre": expected a number'],
		[
			'a comma that could stand between thousands',
			'pre,post\n"1,500",2\n',
			columns,
			'line 2, column "pre": expected a number with nothing between thousands'
		],
		[
			'a column that is not there',
			good,
			[...columns.slice(0, 3), 'after', '--better', 'lower'],
			'line 1, column "after"'
		],
		['a short row', 'pre,post\n1\n', columns, 'line 2, column "post": expected 2 cells'],
		['a column twice', 'pre,pre,post\n1,1,2\n', columns, 'column "pre": expected each column name once'],
		['an empty file', '', columns, 'line 1: expected a header'],
		['a file that is none of text', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), columns, 'found a PDF'],
		['no direction', good, columns.slice(0, 4), 'expected --better WAY: which way is better'],
		['no columns', good, [], 'expected --pre COLUMN: the scores before'],
		['a direction that is none', good, [...columns.slice(0, 5), 'up'], '--better: expected higher or lower'],
		['a case that is no number', good, [...columns, '--case', 'ten'], '--case: expected a number, found "ten"'],
		['a case operator alone', good, [...columns, '--caseop', 'le'], '--caseop: expected --case N'],
		['a reliable change of nothing', good, [...columns, '--reliable', '0'], '--reliable: expected'],
		['an option that does not exist', good, [...columns, '--bettter', 'x'], 'Did you mean --better?']
	])('%s', async (_, text, args, complaint) => {
		const { code, stdout, stderr } = await run('paired', fileOf(text), ...args, '--json');
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(complaint);
	});
	test.each<[string, string, string[], string]>([
		['one coder', 'A\nx\n', [], 'line 1: expected two columns or more'],
		['a coder without a name', ',B\nx,y\n', [], 'line 1, column "1": expected the name of a coder'],
		['a word among ordered codes', 'A,B\n1,2\n2,x\n', ['--level', 'ordinal'], 'line 3, column "B": expected a number'],
		[
			'a level that does not exist',
			'A,B\n1,2\n',
			['--level', 'fine'],
			'--level: expected nominal or ordinal or interval'
		],
		['an option of the other command', 'A,B\n1,2\n', ['--pre', 'A'], 'there is no option --pre']
	])('%s', async (_, text, args, complaint) => {
		const { code, stdout, stderr } = await run('agreement', fileOf(text), ...args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(complaint);
	});
	test('no file, no such file, no such command', async () => {
		expect((await run('paired', ...columns)).stderr).toContain('expected FILE.csv');
		expect((await run('paired', '/no/such.csv', ...columns)).stderr).toContain(
			'/no/such.csv: expected a file that can be read'
		);
		expect((await run('guess', pairs)).code).toBe(2);
		expect(await run('--help')).toMatchObject({ code: 0, stderr: '' });
	});
});

describe('in Spanish', () => {
	const english =
		/\b(Before|After|Change|mean|interval|improved|worse|neither|people|better|units|coders|agreement|resamples|not defined|expected|line|column)\b/;
	test('a change is told in it, by the option or by the language of the shell, and the figures are the same', async () => {
		const { stdout } = await run('paired', pairs, ...columns, '--case', '10', '--reliable', '6', '--lang', 'es');
		expect(stdout).toContain('19 personas con las dos puntuaciones');
		expect(stdout).toContain('más bajo es mejor');
		expect(stdout).toContain('14 mejoraron, 2 siguieron igual, 3 empeoraron');
		expect(stdout.replace(pairs, '')).not.toMatch(english);
		const figures = (text: string) => text.match(/-?\d+\.\d+/g);
		expect(figures(stdout)).toEqual(
			figures((await run('paired', pairs, ...columns, '--case', '10', '--reliable', '6')).stdout)
		);
		const nobody = await run('paired', fileOf('pre,post\n3,\n'), ...columns, '--lang', 'es');
		expect(nobody.stdout).toContain('no está definido: no hay observaciones');
		expect(nobody.stdout.replace(/^.*f\.csv/, '')).not.toMatch(english);
		expect(shellLanguage({ LANG: 'es_ES.UTF-8' })).toBe('es');
		expect(shellLanguage({ LC_ALL: 'C', LANG: 'es_ES' })).toBe('en');
		expect(shellLanguage({})).toBe('en');
	});
	test('so are agreement and what is wrong with a file', async () => {
		const codes = fileOf('A,B\n1,1\n2,2\n1,2\n2,2\n');
		const { stdout } = await run('agreement', codes, '--lang', 'es');
		expect(stdout).toContain('Kappa de Cohen');
		expect(stdout).not.toMatch(english);
		const { code, stderr } = await run('paired', fileOf('pre,post\nx,2\n'), ...columns, '--lang', 'es');
		expect(code).toBe(2);
		expect(stderr).toMatch(/línea 2/);
		expect(stderr).not.toMatch(english);
	});
});
