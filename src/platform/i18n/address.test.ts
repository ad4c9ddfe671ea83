import { expect, test } from 'vitest';
import { onwardFrom, readAddress, withoutLanguage } from './address.ts';

test('what is sent by an address in Spanish leads on in Spanish, and stays with its organisation', () => {
	const onward = (from: string, to: string) => onwardFrom(readAddress(from), to);
	expect(onward('/es/me', '/me?left')).toBe('/es/me?left');
	expect(onward('/o/riverside/es/me/details', '/me/details?saved#top')).toBe('/o/riverside/es/me/details?saved#top');
	expect(onward('/o/riverside/me', '/')).toBe('/o/riverside');
	expect(onward('/me', '/me?left')).toBe('/me?left');
	// what names its own, or leads out of the house, is left alone
	expect(onward('/es/me', '/en/on/spring')).toBe('/en/on/spring');
	expect(onward('/es/me', 'https://example.org/x')).toBe('https://example.org/x');
	expect(onward('/es/me', '//example.org/x')).toBe('//example.org/x');
	expect(onward('/es/me', '?saved')).toBe('?saved');
});

test('whoever chooses a language comes back to the page that she saw, and not in the old language', () => {
	expect(withoutLanguage('/es/me/details')).toBe('/me/details');
	expect(withoutLanguage('/o/riverside/es/me')).toBe('/o/riverside/me');
	expect(withoutLanguage('/me')).toBe('/me');
});
