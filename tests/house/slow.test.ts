import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

const slow = Object.keys(JSON.parse(readFileSync(join(root, 'scripts/check/slow.json'), 'utf8')) as object);

test('the list of slow test files only grows shorter: lower this number with it', () => {
	expect(slow.length).toBeLessThanOrEqual(9);
	expect(slow.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
