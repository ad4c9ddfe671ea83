import { expect, test } from 'vitest';
import { busyPages, longFunctions } from './length.ts';
import { sourcesIn } from './sources.ts';

const sources = sourcesIn('src', 'packages', 'bench', 'tests/house', 'tests/support');
const lines = '\n\tone();'.repeat(40);

test('a function is forty lines long at most', () => {
	expect(longFunctions(sources)).toEqual([]);
});

test.each([
	['src/x.ts', `export function long() {${lines}\n}`],
	['src/x.ts', `export const long = async () => {${lines}\n};`],
	['src/x.ts', `class One {\n\tlong() {${lines}\n}\n}`],
	['src/x.svelte', `<script lang="ts">\nfunction long() {${lines}\n}\n</script>`]
])('a planted long function is found', (path, text) => {
	expect(longFunctions([{ path, text }])).toHaveLength(1);
	expect(longFunctions([{ path, text: text.replace('\n\tone();\n\tone();', '') }])).toEqual([]);
});

test('a page does five things at most', () => {
	expect(busyPages(sources)).toEqual([]);
	const actions = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}: async () => {}`).join(', ');
	const text = `export const actions: Actions = { ${actions} };`;
	expect(busyPages([{ path: 'src/routes/x/+page.server.ts', text }])).toHaveLength(1);
});
