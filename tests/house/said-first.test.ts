// What a form kept is said before everything else of the page to which it leads: whoever hears the page hears that first, with scripts or without.
import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** Pages on which something stands before the words that say what was kept. */
function saidLater(sources: Source[]): string[] {
	return sources
		.filter(({ path, text }) => {
			const [said, title] = [/<Notice tone="good"[^>]*role="status"/.exec(text)?.index ?? -1, text.indexOf('<h1')];
			return path.endsWith('+page.svelte') && said >= 0 && title >= 0 && said > title;
		})
		.map(({ path }) => path);
}

test('what was kept is said first', () => {
	const pages = sourcesIn('src/routes').filter(({ path }) => !path.includes('(dev)'));
	expect(pages.filter(({ text }) => text.includes('role="status"')).length).toBeGreaterThan(5);
	expect(saidLater(pages)).toEqual([]);
	expect(pages.find(({ path }) => path.endsWith('routes/Frame.svelte'))?.text).toMatch(
		/<Page [^>]*>\s*\{#if saved\}[^\n]*role="status"/
	);
});

test('it is found where it would stand later', () => {
	const page = (text: string) => [{ path: 'src/routes/x/+page.svelte', text }];
	const notice = '<Notice tone="good" role="status">Saved.</Notice>';
	expect(saidLater(page(`<h1>A page</h1>${notice}`))).toEqual(['src/routes/x/+page.svelte']);
	expect(saidLater(page(`${notice}<h1>A page</h1>`))).toEqual([]);
});
