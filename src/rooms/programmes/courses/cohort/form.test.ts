import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { changeCourseForm, moveCourseForm, most, newCourseForm } from './form.ts';

const typed = {
	id: uuidv7(),
	venueId: uuidv7(),
	'label-en': 'Seven Tuesdays',
	'label-es': 'Siete martes',
	'promise-en': '',
	'promise-es': '',
	places: '12',
	'band-under-two': '3',
	'band-two': '3',
	'band-three-or-more': '4',
	offerHours: '48',
	firstDay: '2027-01-12',
	from: '10:00',
	to: '12:00'
};
type Typed = Record<string, string>;

const read = (wishes: Typed) => v.safeParse(newCourseForm, { ...typed, ...wishes });
const wrong = (wishes: Typed) => [...new Set(read(wishes).issues?.map((issue) => v.getDotPath(issue)))];

test('a course is read as commands take it', () => {
	expect(read({}).output).toMatchObject({
		label: { en: 'Seven Tuesdays', es: 'Siete martes' },
		promise: {},
		places: 12,
		offerHours: 48,
		bands: { 'under-two': 3, two: 3, 'three-or-more': 4 },
		venueId: typed.venueId,
		firstDay: '2027-01-12'
	});
});

test('a venue written into the form is the one that is meant', () => {
	const { output } = read({ 'venue-name': 'Family hub 🏠', 'venue-stepFree': 'yes' });
	expect(output).toMatchObject({
		newVenue: { name: 'Family hub 🏠', stepFree: true, buggySpace: false }
	});
});

test.each<[string, Typed, string]>([
	['no name in any language', { 'label-en': ' ', 'label-es': '' }, 'label-en'],
	['no name but blanks in a third language', { 'label-en': '', 'label-es': '', 'label-qps': ' ' }, 'label-en'],
	['a name of 10,000 letters', { 'label-en': 'n'.repeat(10_000) }, 'label-en'],
	['no venue', { venueId: '' }, 'venueId'],
	['an age in words', { ageFrom: 'young' }, 'ageFrom'],
	['the oldest younger than the youngest', { ageFrom: '25', ageTo: '24' }, 'ageTo'],
	['a child’s age that ends before it begins', { childFrom: 'one', childTo: 'pregnant-late' }, 'childTo'],
	['a venue that is no id', { venueId: "1' or '1'='1" }, 'venueId'],
	['no places', { places: '0' }, 'places'],
	['half a place', { places: '1.5' }, 'places'],
	['more places than fit', { places: '201' }, 'places'],
	['fewer than no crèche places', { 'band-two': '-1' }, 'band-two'],
	['an offer of no time', { offerHours: '0' }, 'offerHours'],
	['the 29th of February of an ordinary year', { firstDay: '2027-02-29' }, 'firstDay'],
	['the 31st of April', { firstDay: '2027-04-31' }, 'firstDay'],
	['a day in words', { firstDay: 'next Tuesday' }, 'firstDay'],
	['an end before the start', { from: '12:00', to: '10:00' }, 'to'],
	['an end at the start', { from: '12:00', to: '12:00' }, 'to'],
	['an hour that is not there', { to: '25:00' }, 'to'],
	['an hour of one digit', { from: '1:00' }, 'from']
])('%s is refused where it stands', (_, wishes, field) => {
	expect(wrong(wishes)).toEqual([field]);
});

test('the 29th of February of a leap year is a day like any other', () => {
	expect(read({ firstDay: '2028-02-29' }).success).toBe(true);
});

test('names in one language, in Arabic, with emoji, right up to the limit', () => {
	for (const name of ['سبعة أيام', '🌱'.repeat(most.label / 2), 'ñ'.repeat(most.label)]) {
		expect(read({ 'label-en': '', 'label-es': name }).output).toMatchObject({ label: { es: name } });
		expect(read({ 'label-en': '', 'label-es': '', 'label-qps': name }).output).toMatchObject({ label: { qps: name } });
	}
});

const anything = fc.dictionary(
	fc.constantFrom(...Object.keys(typed), 'org_id', 'publishedAt', '__proto__', 'version'),
	fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.constantFrom('', '0', '-1', '1e9', '2027-13-45', '𝟙𝟚', '\u0000', '\ud800', '10:00\n')
	)
);

test('whatever is sent, the form answers with a course within its limits or with a sentence at a field', () => {
	fc.assert(
		fc.property(anything, (sent) => {
			for (const form of [newCourseForm, changeCourseForm, moveCourseForm]) {
				const result = v.safeParse(form, { ...typed, version: '1', ...sent });
				if (!result.success) return result.issues.forEach((issue) => expect(issue.message).toBeTruthy());
				const kept = JSON.stringify(result.output);
				expect(kept).not.toMatch(/org_id|publishedAt|\\u0000|\\ud800/);
				if ('places' in result.output) expect(result.output.places).toBeLessThanOrEqual(most.places);
			}
		}),
		{ numRuns: 500 }
	);
});

test('fields that the form does not ask are left out', () => {
	expect(read({ published_at: '2020-01-01', created_by: 'me', orgId: 'theirs' }).output).not.toHaveProperty(
		'published_at'
	);
	expect(Object.keys(read({ extra: 'x' }).output ?? {})).not.toContain('extra');
});
