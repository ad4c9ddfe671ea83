import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { own, waiting } from '../../vitest.config.ts';
import { root } from './sources.ts';

const slow = Object.keys(JSON.parse(readFileSync(join(root, 'scripts/check/slow.json'), 'utf8')) as object);

test('the list of slow test files only grows shorter: lower this number with it', () => {
	expect(slow.length).toBeLessThanOrEqual(8);
	expect(slow.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('whatever is named as running by itself, or as waiting, is there; what runs by itself only grows shorter', () => {
	expect([...own, ...waiting].filter((pattern) => globSync(pattern, { cwd: root }).length === 0)).toEqual([]);
	expect(own.length).toBeLessThanOrEqual(6);
});
