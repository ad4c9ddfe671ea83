import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeQdpx } from '@kith/refi-qda';
import { afterAll, expect, test } from 'vitest';
import { projectOf } from '../../packages/refi-qda/tests/projects.ts';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-agreement-'));
afterAll(() => rmSync(folder, { recursive: true }));
const texts = join(folder, 'texts');
mkdirSync(texts);
writeFileSync(join(texts, 'one.txt'), '\uFEFFI slept. 🙂 I saw Dr. Ruiz.\r\nIt was better. We laughed.');
writeFileSync(join(texts, 'two.txt'), 'Nothing changed. Nothing at all.');
writeFileSync(join(texts, 'notes.md'), 'no text of anybody');
const head = 'text,coder,code,start,end\n';
// "I saw Dr. Ruiz." stands from 9, after "I slept. " and "🙂 "; the second line begins at 27.
const passages = `${head}one,Ana,help,11,26\none.txt,Bea,help,13,20\none,Ana,sleep,0,8\none,Bea,laughed,42,53\n`;
const run = (csv: string, ...more: string[]) => {
	writeFileSync(join(folder, 'p.csv'), csv);
	return said('evaluate', 'agreement', '--passages', join(folder, 'p.csv'), '--texts', texts, ...more);
};

test('agreement on passages by sentence, under the promised names', async () => {
	const { code, stdout, stderr } = await run(passages, '--json');
	expect([code, stderr]).toEqual([0, '']);
	const found = JSON.parse(stdout) as { codes: Record<string, unknown>[]; all: Record<string, unknown> };
	expect(Object.keys(found)).toEqual(['unit', 'coders', 'codes', 'all', 'seed']);
	expect(found).toMatchObject({ unit: 'sentence', coders: ['Ana', 'Bea'] });
	expect(found.codes.map(({ code }) => code)).toEqual(['help', 'laughed', 'sleep']);
	expect(found.codes[0]).toMatchObject({ units: 6, saidBy: { Ana: 1, Bea: 1 }, percent: 1, positive: 1, kappa: 1 });
	expect(found.codes[1]).toMatchObject({ saidBy: { Ana: 0, Bea: 1 }, positive: 0, kappa: 0, alpha: 0, tooFew: true });
	expect(Object.keys(found.codes[0] ?? {}).slice(0, 9)).toEqual([
		'code',
		'units',
		'saidBy',
		'percent',
		'positive',
		'kappa',
		'alpha',
		'alphaCi95',
		'tooFew'
	]);
	expect(found.all).toMatchObject({ units: 18, positive: 0.5 });
});

test('by text, and in words', async () => {
	const { stdout } = await run(passages, '--unit', 'source', '--json');
	expect(JSON.parse(stdout)).toMatchObject({ unit: 'source', codes: [{ units: 2 }, { units: 2 }, { units: 2 }] });
	const { stdout: words } = await run(passages);
	expect(words).toContain('help');
	expect(words).toContain('too few');
	expect(words).not.toMatch(/NaN|undefined|null/);
});

test.each([
	[`${head}one,Ana,help,0,5\none,Bea,help,9,9\n`, 'p.csv: line 3, column "end"'],
	[`${head}one,Ana,help,0,500\n`, 'p.csv: line 2, column "end"'],
	[`${head}one,Ana,help,-1,5\n`, 'p.csv: line 2, column "start"'],
	[`${head}three,Ana,help,0,5\n`, 'p.csv: line 2, column "text"'],
	[`${head}one,,help,0,5\n`, 'p.csv: line 2, column "coder"'],
	[`${head}one,Ana,,0,5\n`, 'p.csv: line 2, column "code"'],
	[`${head}one,Ana,help,0,5\n`, 'column "coder"'],
	['text,coder\none,Ana\n', 'p.csv'],
	['', 'p.csv']
])('a wrong file is exit 2, its line, and nothing else: %j', async (csv, sentence) => {
	const { code, stdout, stderr } = await run(csv, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
});

test('so is a folder without texts', async () => {
	const { code, stdout } = await said('evaluate', 'agreement', '--passages', 'p.csv', '--texts', join(folder, 'none'));
	expect([code, stdout]).toEqual([2, '']);
});

test('a project of another program gives the same figures as its passages in a table', async () => {
	const two = projectOf('I slept. 🙂 I saw Dr. Ruiz.\nIt was better. We laughed.', [
		[11, 26],
		[13, 20]
	]);
	const file = join(folder, 'two.qdpx');
	writeFileSync(file, writeQdpx(two));
	const { code, stdout, stderr } = await said('evaluate', 'agreement', file, '--json');
	expect([code, stderr]).toEqual([0, '']);
	const found = JSON.parse(stdout) as { coders: string[]; codes: Record<string, unknown>[] };
	expect(found.coders).toHaveLength(2);
	expect(found.codes).toMatchObject([{ units: 4, percent: 1, positive: 1, kappa: 1, alpha: 1 }]);
	const both = await said('evaluate', 'agreement', file, '--texts', texts, '--json');
	const none = await said('evaluate', 'agreement', '--json');
	expect([both.code, both.stdout, none.code, none.stdout]).toEqual([2, '', 2, '']);
});
