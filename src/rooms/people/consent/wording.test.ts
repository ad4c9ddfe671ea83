import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { spoken } from '#platform/i18n/language-list.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { purposes, wordingFor, wordingNow, wordingOf } from './form.ts';

/**
 * The words that people have said yes or no to, by version. Words that change need a new key and a new version; then add
 * its line here and leave the old one, whose words must stay readable.
 */
const asAsked: Record<string, string> = {
	'contact.1': 'eea12c9eb518f143',
	'contact.2': '0ea8aef8e6ecd25b',
	'photos.1': '4bef544eec0ec7b3',
	'group-chat.1': '8b6bdd1f85b6e3cb',
	'research.1': '6215222bfb513c13',
	'share-with-referrer.1': '562e8a9d20110c42'
};

const words = (version: string) => spoken.map((language) => inLanguage(language, () => wordingOf(version)));
const mark = (version: string) => createHash('sha256').update(words(version).join('\n')).digest('hex').slice(0, 16);

test.each(Object.keys(asAsked))('%s still says what people agreed to', (version) => {
	expect(mark(version)).toBe(asAsked[version]);
	expect(new Set(words(version)).size, 'each language has words of its own').toBe(spoken.length);
});

test('every purpose is asked in a version that is kept', () => {
	for (const purpose of purposes) {
		expect(Object.keys(asAsked)).toContain(wordingNow[purpose]);
		expect(inLanguage('en', () => wordingFor(purpose))).toMatch(/^[A-Z].+\.$/);
	}
});

test('words of a version that nobody knows are not made up', () => {
	expect(wordingOf('photos.0')).toBe('photos.0');
});
