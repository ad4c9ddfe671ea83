// Trust is what the house is for: a sentence that promises something names the test that holds it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, promises, wrongWith, type Held } from './promises.ts';

const list = JSON.parse(readFileSync(join(import.meta.dirname, 'promises.json'), 'utf8')) as Held;
const [english, spanish] = [catalogue('en'), catalogue('es')];

test('every promise in the catalogues is held by a test that is there, or by people, and none is left over', () => {
	const found = promises(english, spanish);
	expect(found.length).toBeGreaterThan(150);
	expect(wrongWith(list, found)).toEqual([]);
});

test('a promise is found by its words, in either language; what is wrong with a file is none', () => {
	const found = (text: string, twin = '', key = 'people_x') => promises({ [key]: text }, { [key]: twin });
	for (const text of [
		'Nobody else sees this.',
		'It is kept for two years.',
		'You are told at once.',
		'Only you can see it.',
		'We answer within an hour.',
		'Your partner never learns of it.',
		'Somebody is there day and night.'
	])
		expect(found(text)).toEqual(['people_x']);
	for (const twin of [
		'Nadie más lo ve.',
		'Se guarda dos años.',
		'Te avisamos enseguida.',
		'Solo tú.',
		'De día y de noche.'
	])
		expect(found('Words.', twin)).toEqual(['people_x']);
	for (const text of ['Your name', 'Save', 'Please choose one.']) expect(found(text)).toEqual([]);
	expect(found('Nobody sees this.', '', 'sheets_x')).toEqual([]);
});

test('what is wrong with the list is found', () => {
	const whole: Held = {
		held: { 'a.test.ts › nobody sees': ['people_a'] },
		promisesNothing: ['people_b'],
		byOthers: [],
		byPeople: []
	};
	const file = (text: string) => (path: string) => (path === 'a.test.ts' ? text : undefined);
	const there = file("test('nobody sees another’s', () => {});");
	expect(wrongWith(whole, ['people_a', 'people_b'], there)).toEqual([]);
	expect(wrongWith(whole, ['people_a', 'people_b', 'people_new'], there)).toEqual([
		'people_new promises something: name the test that holds it'
	]);
	expect(wrongWith(whole, ['people_a'], there)).toEqual(['people_b is no promise any more: take it off the list']);
	expect(wrongWith({ ...whole, byPeople: ['people_a'] }, ['people_a', 'people_b'], there)).toEqual([
		'people_a stands twice'
	]);
	const gone = ['a.test.ts › nobody sees: no such test'];
	expect(wrongWith(whole, ['people_a', 'people_b'], file("test('somebody sees', () => {});"))).toEqual(gone);
	expect(wrongWith(whole, ['people_a', 'people_b'], () => undefined)).toEqual(gone);
	expect(wrongWith({ ...whole, held: { 'a.test.ts': ['people_a'] } }, ['people_a', 'people_b'], there)).toEqual([
		'a.test.ts: no such test'
	]);
});
