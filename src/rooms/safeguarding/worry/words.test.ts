import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { names, offeredAs, type KnownPerson } from './words.ts';

const person = (id: string, called: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
	id,
	called,
	children: [],
	courses: [],
	since: '',
	...more
});
const labels = (...people: KnownPerson[]) => inLanguage('en', () => offeredAs(people).map(({ label }) => label));

test('people of one name are told apart by their children, else their course, else their first day; others are not burdened', () => {
	const leo = { children: [{ id: 'l', firstName: 'Leo' }] };
	const mia = { children: [{ id: 'm', firstName: 'Mia' }] };
	expect(
		labels(person('1', 'Amy', leo), person('2', 'amy ', mia), person('3', 'Bea', { courses: ['Mornings'] }))
	).toEqual([
		'Amy · with Leo',
		'Leo (comes with Amy · with Leo)',
		'amy  · with Mia',
		'Mia (comes with amy  · with Mia)',
		'Bea'
	]);
	expect(labels(person('1', 'Amy', { courses: ['Mornings'] }), person('2', 'Amy', { courses: ['Evenings'] }))).toEqual([
		'Amy · Mornings',
		'Amy · Evenings'
	]);
	const twice = (since: string) => person(since, 'Amy', { courses: ['Mornings'], since });
	expect(labels(twice('1 May 2026'), twice('2 May 2026'))).toEqual([
		'Amy · Mornings · here since 1 May 2026',
		'Amy · Mornings · here since 2 May 2026'
	]);
});

test('whoever reads concerns is seen in words that name her, however they are written', () => {
	for (const words of ['Helen', 'our HELEN!', 'It is helen, the lead', 'con Helen, de aquí'])
		expect(names(words, 'Helen Okoro')).toBe(true);
	for (const words of ['', 'Helena', 'the tall man at the door', 'Okoro'])
		expect(names(words, 'Helen Okoro')).toBe(false);
	expect(names('anything', '')).toBe(false);
	expect(names('أمينة هنا', 'أمينة')).toBe(true);
});
