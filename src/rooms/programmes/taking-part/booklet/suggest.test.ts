import { expect, test } from 'vitest';
import { inLibrary, library } from '../exercise/library.ts';
import { themes } from '../exercise/exercise.ts';
import { shownTo } from './policy.ts';
import { rearranged, suggested, themeOf } from './suggest.ts';

test('a theme is guessed by the title, by the kind, or in turn, and never that she thinks of a baby', () => {
	expect(themeOf({ kind: 'theme', week: 3, title: { en: 'Saying no kindly' } })).toBe('boundaries');
	expect(themeOf({ kind: 'nature', week: 6, title: { es: 'Fuera' } })).toBe('outside');
	const guessed = Array.from({ length: 30 }, (_, week) => themeOf({ kind: 'theme', week, title: {} }));
	expect(new Set(guessed).size).toBeGreaterThan(4);
	expect(guessed).not.toContain('baby-and-me');
});

test('each theme gives a booklet of known exercises, none of them twice', () => {
	for (const theme of themes)
		for (let week = 1; week < 9; week++) {
			const pages = suggested(library, theme, week);
			expect(pages.length).toBeGreaterThanOrEqual(3);
			expect(new Set(pages).size).toBe(pages.length);
			expect(pages.every((page) => inLibrary(page))).toBe(true);
			expect(pages.some((page) => inLibrary(page)?.theme === theme)).toBe(true);
		}
});

test('pages go up, down, out and in; what can’t be done changes nothing', () => {
	const pages = ['a', 'b', 'c'];
	expect(rearranged(pages, 'up', 'b')).toEqual(['b', 'a', 'c']);
	expect(rearranged(pages, 'down', 'b')).toEqual(['a', 'c', 'b']);
	expect(rearranged(pages, 'up', 'a')).toEqual(pages);
	expect(rearranged(pages, 'down', 'c')).toEqual(pages);
	expect(rearranged(pages, 'out', 'b')).toEqual(['a', 'c']);
	expect(rearranged(pages, 'add', 'd')).toEqual(['a', 'b', 'c', 'd']);
	expect(rearranged(pages, 'add', 'b')).toEqual(pages);
	expect(rearranged(pages, 'out', 'x')).toEqual(pages);
});

test('whoever asked for quiet is shown nothing about a baby', () => {
	const shown = shownTo(library, true);
	expect(shown.map(({ theme }) => theme)).not.toContain('baby-and-me');
	expect(shown).toHaveLength(44);
	expect(shownTo(library, false)).toHaveLength(49);
});
