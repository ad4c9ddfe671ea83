import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
	acted,
	cancelSessionForm,
	changeSessionForm,
	lengthsOf,
	mostParts,
	planForm,
	reunionForm,
	partRows
} from './form.ts';

const row = (number: number, title = 'Tea', minutes = '10') => ({
	[`kind-${number}`]: 'theme',
	[`minutes-${number}`]: minutes,
	[`ledBy-${number}`]: '',
	[`title-en-${number}`]: title,
	[`title-es-${number}`]: ''
});
const plan = { version: '3', act: 'save', ...row(0, 'Arrive'), ...row(1, 'Theme'), ...row(2, 'Dance') };
const titles = (sent: Record<string, string>) => v.parse(planForm, sent).parts.map((part) => part.title.en);
const wrong = (sent: Record<string, string>) => v.safeParse(planForm, sent).issues?.map((issue) => v.getDotPath(issue));

test('a plan is read row by row, and one button moves or removes one part', () => {
	expect(v.parse(planForm, plan)).toMatchObject({
		version: 3,
		parts: [{ kind: 'theme', minutes: 10, title: { en: 'Arrive' }, ledBy: '' }, {}, {}]
	});
	expect(titles({ ...plan, act: 'up:2' })).toEqual(['Arrive', 'Dance', 'Theme']);
	expect(titles({ ...plan, act: 'down:0' })).toEqual(['Theme', 'Arrive', 'Dance']);
	expect(titles({ ...plan, act: 'remove:1' })).toEqual(['Arrive', 'Dance']);
	for (const act of ['up:0', 'down:2', 'up:99', 'down:-1', 'remove:x', 'explode', ''])
		expect(titles({ ...plan, act })).toEqual(['Arrive', 'Theme', 'Dance']);
});

test('what is needed for a part, and what to look out for, is read and shown again with it', () => {
	const notes = { 'materials-en-0': 'Kettle', 'risks-en-0': 'Hot drinks', 'risks-es-0': 'Bebidas calientes' };
	const [first, second] = v.parse(planForm, { ...plan, ...notes }).parts;
	expect(first).toMatchObject({ materials: { en: 'Kettle' }, risks: { en: 'Hot drinks', es: 'Bebidas calientes' } });
	expect(second).toMatchObject({ materials: {}, risks: {} });
	expect(partRows([], { ...plan, ...notes })[0]).toMatchObject({
		materials: { en: 'Kettle' },
		risks: { en: 'Hot drinks' }
	});
	expect(wrong({ ...plan, 'risks-en-1': 'n'.repeat(301) })).toEqual(['risks-en-1']);
});

test('the empty row at the end is left out until it is given a title', () => {
	expect(titles({ ...plan, new: '3', ...row(3, ' ', 'nonsense') })).toHaveLength(3);
	expect(titles({ ...plan, new: '3', ...row(3, 'Tidy up') })).toEqual(['Arrive', 'Theme', 'Dance', 'Tidy up']);
});

test('what is wrong is said at its own field', () => {
	expect(wrong({ ...plan, ...row(1, '') })).toEqual(['title-en-1']);
	expect(wrong({ ...plan, ...row(1, 'x', '0'), ...row(2, 'n'.repeat(10_000)) })).toEqual(['minutes-1', 'title-en-2']);
	expect(wrong({ ...plan, 'kind-0': 'party' })).toEqual(['kind-0']);
	expect(v.safeParse(planForm, { ...plan, version: 'x' }).success).toBe(false);
});

test('a plan that could not be kept is shown as it was typed', () => {
	const typed = { ...plan, ...row(1, 'Arabic: فكرة', 'ten') };
	expect(partRows([], typed)[1]).toMatchObject({
		kind: 'theme',
		minutes: 'ten',
		ledBy: '',
		titles: { en: 'Arabic: فكرة', es: '', ar: '', qps: '' }
	});
	expect(partRows([], { ...typed, 'kind-1': 'party' })[1]?.kind).toBe('theme'); // no such kind has a word of its own
	expect(partRows([{ kind: 'break', minutes: 15, title: { en: 'Tea' }, ledBy: 'Rosa' }], {})).toEqual([
		{ kind: 'break', minutes: '15', ledBy: 'Rosa', titles: { en: 'Tea' }, materials: {}, risks: {} }
	]);
});

test('what is no length of a part stops no clock', () => {
	const rows = ['20', 'ten', '-5', '1e309', '99999999999999999999', ''].map((minutes) => ({
		kind: 'break' as const,
		ledBy: '',
		titles: {},
		materials: {},
		risks: {},
		minutes
	}));
	expect(lengthsOf(rows).map(({ minutes }) => minutes)).toEqual([20, 0, 0, 600, 600, 0]);
});

test('moving loses no part and doubles none', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer(), { maxLength: 12 }),
			fc.constantFrom('up', 'down'),
			fc.integer({ min: -3, max: 14 }),
			(parts, verb, part) => {
				const after = acted(parts, { verb, part });
				expect([...after].sort()).toEqual([...parts].sort());
			}
		)
	);
});

test('whatever is sent, a plan comes back within its limits or with a sentence', () => {
	const names = ['version', 'act', 'new', ...[0, 1, 29, 30, 31].flatMap((number) => Object.keys(row(number)))];
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('1', '600', '601', 'theme', 'up:0', '\u0000', '🌧️', '-0')
	);
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(text, fc.array(text))), (sent) => {
			const result = v.safeParse(planForm, sent);
			if (!result.success) return result.issues.forEach((issue) => expect(issue.message).toBeTruthy());
			expect(result.output.parts.length).toBeLessThanOrEqual(mostParts);
			for (const part of result.output.parts) expect(part.minutes).toBeGreaterThan(0);
		}),
		{ numRuns: 500 }
	);
});

test('a session, its cancelling and a reunion need days, hours and reasons that exist', () => {
	const session = { version: '1', 'title-en': 'A', 'title-es': '', day: '2027-01-12', from: '10:00', to: '12:00' };
	expect(v.parse(changeSessionForm, session)).toEqual({
		version: 1,
		title: { en: 'A' },
		day: '2027-01-12',
		from: '10:00',
		to: '12:00'
	});
	for (const [wish, field] of [
		[{ day: '2027-02-30' }, 'day'],
		[{ to: '09:00' }, 'to'],
		[{ 'title-en': '' }, 'title-en'],
		[{ 'title-es': 'n'.repeat(10_000) }, 'title-es']
	] as const)
		expect(v.safeParse(changeSessionForm, { ...session, ...wish }).issues?.map((issue) => v.getDotPath(issue))).toEqual(
			[field]
		);
	expect(v.safeParse(cancelSessionForm, { 'why-en': '  ' }).success).toBe(false);
	expect(v.safeParse(cancelSessionForm, { 'why-en': 'n'.repeat(10_000) }).success).toBe(false);
	expect(v.safeParse(reunionForm, { id: 'x', day: '2027-04-20', from: '10:00', to: '12:00' }).success).toBe(false);
});
