import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { languageOfBoth, markedIn } from './words.ts';

test('words that came and went are marked, in any script, and together they are both texts', () => {
	const [before, after] = ['Facilitators should listen first.', 'It is good to listen first, always.'];
	const stretches = markedIn(before, after, 'en');
	expect(stretches.filter(({ mark }) => mark === 'new').map(({ text }) => text.trim())).toContain('It is good to');
	const only = (mark: string) =>
		stretches
			.filter((one) => one.mark !== mark)
			.map(({ text }) => text)
			.join('');
	expect(only('new')).toBe(before);
	expect(only('gone')).toBe(after);
	const arabic = markedIn('نستمع أولا', 'نستمع دائما', 'ar');
	expect(arabic.map(({ text, mark }) => [text.trim(), mark])).toEqual([
		['نستمع', 'same'],
		['أولا', 'gone'],
		['دائما', 'new']
	]);
});

test('two texts stand side by side in the language that is spoken, where one of them has it', () => {
	expect(inLanguage('es', () => languageOfBoth({ en: 'a' }, { en: 'b', es: 'c' }))).toBe('es');
	expect(inLanguage('es', () => languageOfBoth({ en: 'a' }, { en: 'b' }))).toBe('en');
});
