import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { own, waiting } from '../../vitest.config.ts';
import { root } from './sources.ts';

const { complaints } = (await import(join(root, 'scripts/check/costs.mjs'))) as {
	complaints(
		files: Record<string, { seconds: number; work?: number; pages?: number }>,
		slower: number
	): { line: string; red: boolean }[];
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

test('a file over its budget is named, whatever the machine, and red from half as much again; one that is slow as everything is slow is not', () => {
	const files = { 'quick.test.ts': { seconds: 9, work: 9 }, 'slow.test.ts': { seconds: 18, work: 18 } };
	const line = (may: number) => `slow.test.ts: 18 s of processor time, it may take ${may}`;
	expect(complaints(files, 1)).toEqual([{ line: line(10), red: true }]);
	expect(complaints(files, 1.3)).toEqual([{ line: line(13), red: false }]);
	expect(complaints(files, 1.9)).toEqual([]);
	expect(complaints({ 'walk.spec.ts': { seconds: 1, pages: 21 } }, 2)).toEqual([
		{ line: 'walk.spec.ts: a journey opens 21 pages, it may open 20', red: true }
	]);
});
