import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { own, waiting } from '../../vitest.config.ts';
import { root } from './sources.ts';

const { complaints, routes } = (await import(join(root, 'scripts/check/costs.mjs'))) as {
	complaints(files: Record<string, { seconds: number; work?: number; pages?: number }>, slower: number): string[];
	routes: number;
};
const slow = Object.keys(JSON.parse(readFileSync(join(root, 'scripts/check/slow.json'), 'utf8')) as object);

test('the list of slow test files only grows shorter: lower this number with it', () => {
	expect(slow.length).toBeLessThanOrEqual(7);
	expect(slow.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('whatever is named as running by itself, or as waiting, is there; what runs by itself only grows shorter', () => {
	expect([...own, ...waiting].filter((pattern) => globSync(pattern, { cwd: root }).length === 0)).toEqual([]);
	expect(own.length).toBeLessThanOrEqual(6);
});

test('a file over its budget is named, whatever the machine; one that is slow as everything is slow is not', () => {
	const files = { 'quick.test.ts': { seconds: 9, work: 9 }, 'slow.test.ts': { seconds: 12, work: 12 } };
	expect(complaints(files, 1)).toEqual(['slow.test.ts: 12 s of processor time, it may take 10']);
	expect(complaints(files, 1.1)).toEqual(['slow.test.ts: 12 s of processor time, it may take 11']);
	expect(complaints(files, 1.3)).toEqual([]);
	const walk = (work: number) => complaints({ 'tests/deep/fuzz.test.ts': { seconds: 1, work } }, 1);
	expect([walk(0.15 * routes), walk(0.16 * routes).length]).toEqual([[], 1]);
	expect(complaints({ 'walk.spec.ts': { seconds: 1, pages: 21 } }, 2)).toEqual([
		'walk.spec.ts: a journey opens 21 pages, it may open 20'
	]);
});
