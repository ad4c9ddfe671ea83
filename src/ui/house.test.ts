import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ink } from './charts/ink.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const files = (pattern: string) => globSync(pattern, { cwd: here }).map((file) => `${here}${file}`);
const read = (file: string) => readFileSync(file, 'utf8');

const components = files('**/*.svelte');
const gallery = files('../routes/(dev)/gallery/*.svelte').map(read).join('\n');
// Parts that only stand inside another component, which shows them.
const inside: Record<string, string> = {
	'charts/Chart.svelte': 'charts/BeforeAfter.svelte',
	'charts/Key.svelte': 'charts/BeforeAfter.svelte',
	'Options.svelte': 'Choice.svelte'
};

test('there is something to look at', () => {
	expect(components.length).toBeGreaterThan(50);
	expect(gallery.length).toBeGreaterThan(10_000);
});

test.each(components.map((file) => relative(here, file)))('%s is in the gallery', (name) => {
	expect(gallery).toContain(`'#ui/${inside[name] ?? name}'`);
	if (inside[name]) expect(read(here + inside[name])).toContain(basename(name));
});

test.each(components)('%s takes its words from outside, styles by class, and is short', (file) => {
	const source = read(file);
	expect(source).not.toMatch(/#messages|#platform|#rooms|\$app/);
	expect(source).not.toMatch(/\sstyle[:=]/);
	expect(source.split('\n').length).toBeLessThan(120);
});

test.each(files('drawings/*.svelte'))('%s weighs less than 3 kB', (file) => {
	expect(statSync(file).size).toBeLessThan(3000);
});

test('the style sheets turn with the direction of the script', () => {
	const oneSided =
		/(?<!safe-area-)(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:^|[\s;{])(?:left|right|top|bottom):|text-align: (?:left|right)|float:/;
	for (const file of files('**/*.css')) expect(read(file), file).not.toMatch(oneSided);
});

test('a chart on its own is drawn in the colours of the page by day', () => {
	const day = read(`${here}tokens.css`).split('@media')[0];
	for (const [name, colour] of Object.entries(ink)) expect(day).toContain(`--${name}: ${colour};`);
});
