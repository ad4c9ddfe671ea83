import { expect, test } from 'vitest';
import { stretchIn, wordsOf } from './fold.ts';

test('a stretch is found by its words, counted in whole signs, whatever gaps a phone copied', () => {
	const words = 'Tea 🫖 while\nit is  still hot. Tea.';
	const found = stretchIn(words, ' it is still hot ');
	expect(found).toEqual({ starts: 12, ends: 28 });
	expect(found && wordsOf(words, found)).toBe('it is  still hot');
	expect(stretchIn(words, '🫖 while it')).toEqual({ starts: 4, ends: 14 });
	expect(stretchIn(words, '')).toEqual({ starts: 0, ends: 34 });
	expect(stretchIn(words, 'coffee')).toBeUndefined();
	expect(stretchIn(words, 'stillhot')).toBeUndefined();
	expect(stretchIn('ماء بارد', 'بارد')).toEqual({ starts: 4, ends: 8 });
});
