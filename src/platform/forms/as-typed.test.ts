import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { email, name, whole } from './fields.ts';
import { digitsOfPhone, onePhone, phoneShown, spellingsOfPhone } from './phone.ts';
import { nameKey, plainSigns } from './signs.ts';

/** The lines of a file in tests/field: what was typed, and what is right. */
function linesOf(file: string): [typed: string, right: string][] {
	const text = readFileSync(new URL(`../../../tests/field/${file}`, import.meta.url), 'utf8');
	return text
		.split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => line.split('\t'))
		.map(([typed = '', right = '']) => [JSON.parse(typed) as string, right]);
}

const read = (schema: v.GenericSchema<unknown, string | number>, typed: string) => {
	const result = v.safeParse(schema, typed);
	return result.success ? String(result.output) : `!${result.issues[0].message}`;
};

test.each(linesOf('addresses.txt'))('the address %j is read as %s', (typed, right) => {
	if (right.startsWith('!')) expect(read(email, typed)).toMatch(new RegExp(`^!.*${right.slice(1)}`));
	else expect(read(email, typed)).toBe(right);
});

test.each(linesOf('phones.txt'))('the number %j is read as %s', (typed, right) => {
	const digits = digitsOfPhone(typed);
	if (right === '!') expect(digits).toBeUndefined();
	else expect(onePhone(digits ?? '', 'Europe/London')).toBe(right);
});

test('what was read is read again as the same', () => {
	for (const [, right] of linesOf('addresses.txt')) if (!right.startsWith('!')) expect(read(email, right)).toBe(right);
	for (const [, right] of linesOf('phones.txt'))
		if (right !== '!') expect(onePhone(right, 'Europe/London')).toBe(right);
});

test('a number is shown as it is dialled at home, and with its country elsewhere', () => {
	expect(phoneShown('+447700900150', 'Europe/London')).toBe('07700 900150');
	expect(phoneShown('+447700900150', 'Europe/Madrid')).toBe('+44 7700 900150');
	expect(phoneShown('+34612345678', 'Europe/Madrid')).toBe('612 34 56 78');
	expect(phoneShown('1234567', 'Europe/London')).toBe('1234567');
	expect(onePhone('07700900150', 'UTC')).toBe('07700900150');
	expect(onePhone('9876543210', 'Asia/Kolkata')).toBe('+919876543210');
});

test('a number that was kept before there was one form is among those it is looked for by', () => {
	for (const kept of ['07700900150', '+447700900150', '00447700900150', '+4407700900150'])
		for (const typed of ['07700 900150', '0044 7700900150', '+44 (0)7700 900150'])
			expect(spellingsOfPhone(typed, 'Europe/London')).toContain(kept);
});

test('numbers are taken in any digits, codes by their plain signs', () => {
	expect(read(whole(0, 99), '\u0661\u0662')).toBe('12');
	expect(read(whole(0, 99), '\u2068 12\u2069')).toBe('12');
	expect(plainSigns('１２３\u2011\u0664\u0665\u0666\u200b')).toBe('123-456');
});

test('a name keeps its letters and loses what nobody typed', () => {
	expect(read(name(), '\u2068Nadia\u2069  Ana')).toBe('Nadia Ana');
	expect(read(name(), 'Zoe\u0308')).toBe('Zo\u00eb');
	expect(read(name(), 'राजेन्\u200Cद्र')).toBe('राजेन्\u200Cद्र');
});

test.each([
	['José', 'JOSE\u0301', true],
	['Zoë', 'zoe', true],
	['O’Neill', "o'neill", true],
	['Anne\u2011Marie', 'anne marie', true],
	['Łukasz', 'lukasz', true],
	['مُحَمَّد', 'محمد', true],
	['राम', 'रम', false],
	['Ana', 'Anna', false]
])('%s and %s are one name: %s', (one, other, same) => {
	expect(nameKey(one) === nameKey(other)).toBe(same);
});
