import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';
import { trapsIn, unheld } from './traps.ts';

const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);

test('every trap that contributors are warned of is held by a test that is there', () => {
	const text = read('CONTRIBUTING.md') ?? '';
	expect(unheld(text, read)).toEqual([]);
	expect(trapsIn(text).length).toBeGreaterThan(8);
});

test.each([
	['names none', '- **Time.** Beware.'],
	['names one that is gone', '- **Time.** Beware (`tests/house/gone.test.ts`).'],
	['names one that is empty', '- **Time.** Beware (`tests/house/empty.test.ts`).']
])('a planted trap is found that %s', (_, line) => {
	const planted = (path: string) => (path.includes('empty') ? 'const nothing = 1;' : undefined);
	expect(unheld(`## Traps\n\n${line}\n\n## Rules\n`, planted)).toHaveLength(1);
});
