import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { krippendorffAlpha } from '@kith/small-statistics';
import { casesOf, number, type Case } from '../../packages/small-statistics/tests/reference.ts';
import { said } from '../../tests/support/command-line.ts';
import { textTable } from '../platform/sheets/read.ts';
import { numbersIn } from '../platform/sheets/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-as-r-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The figures of a table of R with words for "no answer" strewn in, which must come without a question. */
async function figures(command: string, { text }: Case, ...options: string[]) {
	const path = join(folder, 'table.csv');
	writeFileSync(path, String(text));
	const { code, stdout, stderr } = await said('stats', command, path, ...options, '--json');
	expect([code, stderr], String(text)).toEqual([0, '']);
	return JSON.parse(stdout) as Case;
}

/** Holds when each number of `found` is that of `wanted` to 1e-9, absolutely or relatively, however deep it lies. */
function same(found: unknown, wanted: unknown, what: string): void {
	if (typeof found === 'number' && typeof wanted === 'number') {
		const near = Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
		expect(near, `${what}: ${found} instead of ${wanted}`).toBe(true);
	} else if (found && wanted && typeof found === 'object' && typeof wanted === 'object') {
		expect(Object.keys(found), what).toEqual(Object.keys(wanted));
		for (const [key, value] of Object.entries(found))
			same(value, (wanted as Record<string, unknown>)[key], `${what} ${key}`);
	} else expect(found, what).toEqual(wanted);
}

test('every figure of `stats paired` is what R makes of the same table, in a hundred tables', async () => {
	const sets = casesOf('strewn.jsonl', 'pairs');
	expect(sets).toHaveLength(100);
	for (const [index, set] of sets.entries()) {
		const options = ['--case', String(number(set, 'case')), '--reliable', String(number(set, 'reliableFrom'))];
		const columns = ['--pre', 'before', '--post', 'after', '--better', 'lower'];
		const found = await figures('paired', set, ...columns, ...options);
		expect(Object.keys(found)).toHaveLength(26);
		for (const [name, value] of Object.entries(found)) same(value, set[name], `table ${index + 1} ${name}`);
	}
});

test('kappa and alpha of every level are what R’s irr makes of the same table, in a hundred tables', async () => {
	const sets = casesOf('strewn.jsonl', 'codes');
	expect(sets).toHaveLength(100);
	const levels = ['nominal', 'ordinal', 'interval'] as const;
	for (const [index, set] of sets.entries()) {
		// The command resamples the units 2000 times for its intervals: it is asked for one level of each table.
		const level = levels[index % 3] ?? 'nominal';
		const { units, coders, kappa, fleiss, alpha } = await figures('agreement', set, '--level', level);
		for (const [name, value] of Object.entries({ units, coders, kappa, fleiss, [level]: alpha }))
			same(value, set[name], `table ${index + 1} ${name}`);
		const table = textTable(Buffer.from(String(set['text'])), 'table.csv');
		const columns = table.headers.map((_, place) => numbersIn(table, place));
		const ratings = table.rows.map((_, at) => columns.map((codes) => codes[at] ?? null));
		for (const each of levels) {
			const found = krippendorffAlpha(ratings, each);
			same(found.defined && found.value, set[each], `table ${index + 1} ${each}`);
		}
	}
});
