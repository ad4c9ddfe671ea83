import { expect, test } from 'vitest';
import { saidOtherwise } from './fold.ts';
import type { WordFields } from './form.ts';

const word = (say: string, notThis: string, es = ''): WordFields => ({
	...{ say: { en: say }, notThis: { en: notThis, ...(es ? { es } : {}) }, why: {}, decided: null, isPublic: true }
});
const list = [
	word('parent', 'service user, client', 'usuaria'),
	word('hard to get to', 'hard-to-reach'),
	word('says no', 'fails (to engage)')
];
const found = (en: string, es = '') => saidOtherwise([{ en, es }], list).map((one) => one.found);

test('finds what the charity says otherwise, as words of their own, whatever the case and the accents', () => {
	expect(found('Our CLIENTS like it. One client came.')).toEqual(['client']);
	expect(found('Every Service User is welcome')).toEqual(['service user']);
	expect(found('Hard-to-reach parents')).toEqual(['hard-to-reach']);
	expect(found('', 'Cada usuaría elige')).toEqual(['usuaria']);
	expect(found('she fails (to engage).')).toEqual(['fails (to engage)']);
});

test('finds nothing inside other words, in another language, in an empty text, or for an empty list', () => {
	expect(found('clientele, unclient')).toEqual([]);
	expect(found('usuaria')).toEqual([]);
	expect(found('')).toEqual([]);
	expect(saidOtherwise([{ en: 'client' }], [])).toEqual([]);
	expect(saidOtherwise([{ en: 'client' }], [word('parent', ' , ')])).toEqual([]);
});
