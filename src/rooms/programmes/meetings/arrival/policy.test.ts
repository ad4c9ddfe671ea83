import { expect, test } from 'vitest';
import * as v from 'valibot';
import { arrivalForm } from './form.ts';
import { justNoted } from '../register/policy.ts';
import { confirmedAsWord, sameAtDoor, whoItMayBe, type MayBe } from './policy.ts';

const people = (...names: (string | [string, MayBe['state']])[]): MayBe[] =>
	names.map((one) => {
		const [called, state] = typeof one === 'string' ? [one, null] : one;
		return { id: called, called, state };
	});
const found = (called: string, letter: string, ...names: Parameters<typeof people>) =>
	whoItMayBe({ called, letter }, people(...names)).map(({ id }) => id);

test('a name with its letter is found before one of whom no more is known, and never under another letter', () => {
	expect(found('Amina', 'B', 'Amina Begum', 'Amina', 'Amina Osman', 'Aminata B')).toEqual(['Amina Begum']);
	expect(found('Amina', 'K', 'Amina Begum', 'Amina')).toEqual(['Amina']);
	expect(found('Amina', 'K', 'Amina Begum')).toEqual([]);
	expect(found('Amina', '', 'Amina Begum', 'Amina Osman')).toEqual(['Amina Begum', 'Amina Osman']);
});

test('case, accents and a whole name in the first field make no other person', () => {
	expect(found('MARIA jose', 'l', 'María José López')).toEqual(['María José López']);
	expect(found('Amina Begum', '', 'Amina')).toEqual(['Amina']);
	expect(found('Amina Begum', '', 'Amina B', 'Amina C')).toEqual(['Amina B']);
	expect(found('فاطمة', 'ع', 'فاطمة')).toEqual(['فاطمة']);
});

test('whoever is noted already is proposed only where nobody else is left', () => {
	expect(found('Amina', '', ['Amina B', 'came'], 'Amina C')).toEqual(['Amina C']);
	expect(found('Amina', '', ['Amina B', 'came'])).toEqual(['Amina B']);
	expect(found('Amina', 'B', ['Amina B', 'apologies'])).toEqual(['Amina B']);
});

test('one name and letter at the door is one line, however often it was written', () => {
	const lines = [
		{ called: 'Amina', letter: 'B' },
		{ called: 'amina', letter: 'b' },
		{ called: 'Amina', letter: 'C' }
	];
	expect(sameAtDoor(lines).map((one) => one.length)).toEqual([2, 1]);
});

test('of a whole surname the first letter alone is kept, in any script, and no sign that is none', () => {
	const kept = (letter: string) =>
		v.parse(arrivalForm, { tap: '0190c0de-0000-7000-8000-000000000000', called: 'Ana', letter }).letter;
	expect(['begum', 'élan', '  o’neill', 'عمر', '', '👩‍👧'].map(kept)).toEqual(['B', 'É', 'O', 'ع', '', '👩‍👧']);
	expect(kept('’'), 'a sign alone').toBe('');
});

test('only whoever walked in by this tap is taken off again as one who walked in', () => {
	const read = (word: string) => justNoted(new URLSearchParams(word));
	const walked = { before: null, after: 'came', walkedIn: true } as const;
	expect(read(confirmedAsWord('p', walked))).toEqual({ person: 'p', walked: true });
	const stood = { before: 'came', after: 'came', walkedIn: false } as const;
	expect(read(confirmedAsWord('p', stood))).toEqual({ person: 'p', before: 'came', after: 'came' });
});
