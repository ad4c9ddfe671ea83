import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { test } from '../../../../../tests/support/house.ts';
import { join } from './commands.server.ts';
import { joinForm } from './form.ts';
import { courseWith, personAt } from '#cast/joining.ts';

const good = {
	id: uuidv7(),
	called: 'Nadia',
	language: 'en',
	reach: 'email',
	email: 'Nadia@Example.org',
	contact: 'yes',
	safe_when: 'any'
};
const child = { creche: 'yes', child1_first_name: 'Mateo', child1_age_band: 'two', child1_allergic: 'none' };

const errorsOf = (typed: unknown) => {
	const result = v.safeParse(joinForm, typed);
	return result.success ? [] : [...new Set(result.issues.map((issue) => v.getDotPath(issue)))].sort();
};
const valueOf = (typed: unknown) => v.parse(joinForm, typed);

test('a name, a language, one way to reach her and two yes-or-no questions are enough', () => {
	expect(valueOf(good)).toMatchObject({
		called: 'Nadia',
		reach: { kind: 'email', value: 'nadia@example.org' },
		safe: { mayEmail: true, mayText: false, mayCall: false, mayLeaveMessage: false, fromHour: 8, toHour: 21 },
		consents: { contact: true, photos: false, 'group-chat': false, research: false, 'share-with-referrer': false },
		children: [],
		heardFrom: null,
		loss: false
	});
});

test('every field that is wrong is named, all at once', () => {
	expect(errorsOf({})).toEqual(['called', 'contact', 'id', 'language', 'reach', 'safe_when']);
	expect(errorsOf({ ...good, reach: 'phone', phone: '12', safe_when: 'only', creche: 'yes' })).toEqual([
		'child1_age_band',
		'child1_allergic',
		'child1_first_name',
		'days',
		'from_hour',
		'phone',
		'phone_way',
		'to_hour'
	]);
	expect(errorsOf({ ...good, ...child, child1_allergic: 'some' })).toEqual(['child1_allergies']);
	expect(errorsOf({ ...good, safe_when: 'only', from_hour: '17', to_hour: '9', days: ['1'] })).toEqual(['to_hour']);
	expect(errorsOf({ ...good, called: '   ', email: 'nadia at example' })).toEqual(['called', 'email']);
});

test('a machine gives itself away by what people do not see', () => {
	expect(valueOf({ ...good, extra: 'http://spam.example' }).machine).toBe(true);
	expect(valueOf({ ...good, extra: '' }).machine).toBe(false);
});

test('a field left empty says in words of its own what is missing', () => {
	const result = v.safeParse(joinForm, { ...child, id: uuidv7(), reach: 'phone', child1_allergic: '' });
	const said = (result.issues ?? []).map((issue) => issue.message);
	expect(said.length).toBeGreaterThan(5);
	expect(new Set(said).size).toBe(said.length);
});

test('what belongs to a choice she did not make is not asked and not kept', () => {
	expect(
		valueOf({ ...good, phone: 'nonsense', phone_way: 'x', from_hour: 'x', child1_first_name: 'Mateo' })
	).toMatchObject({ children: [] });
	expect(
		valueOf({ ...good, reach: 'phone', phone: '07700 900-123', phone_way: 'text', leave_message: 'yes' })
	).toMatchObject({
		reach: { kind: 'phone', value: '07700900123' },
		safe: { mayEmail: false, mayText: true, mayCall: false, mayLeaveMessage: false }
	});
	expect(valueOf({ ...good, ...child, child1_allergies: 'left over' }).children).toMatchObject([{ allergies: '' }]);
});

test('a second child counts once something is written about it', () => {
	expect(errorsOf({ ...good, ...child, child2_needs: 'a song' })).toEqual([
		'child2_age_band',
		'child2_allergic',
		'child2_first_name'
	]);
	expect(valueOf({ ...good, ...child, child2_first_name: '' }).children).toHaveLength(1);
});

test('nobody is asked about a baby, and "I have lost a baby" is one answer among others', () => {
	expect(Object.keys(valueOf(good)).join()).not.toMatch(/birth|born|due|baby/);
	expect(valueOf({ ...good, tells: ['loss', 'steps'] })).toMatchObject({
		loss: true,
		tells: [],
		needs: [{ kind: 'access', choices: ['step-free'], words: '' }]
	});
});

const odd = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.constantFrom(
		'',
		'\u0000',
		'\ud800',
		'x\udc00y',
		'👩‍👧'.repeat(200),
		'م'.repeat(10_000),
		'%00',
		"'; drop table people.person; --",
		'<script>'
	),
	fc.constantFrom('yes', 'no', 'email', 'phone', 'some', 'none', 'two', 'only', 'any', '9', '24', '-1', '1e3'),
	fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 })
);
const names = [
	...Object.keys(good),
	...Object.keys(child),
	'child1_allergies',
	'child2_first_name',
	'child3_needs',
	'phone',
	'phone_way'
];
const more = ['days', 'from_hour', 'to_hour', 'safe_note', 'tells', 'consents', 'heard_from', 'leave_message', 'extra'];
const foreign = [
	'org_id',
	'role',
	'roles',
	'state',
	'person_id',
	'cohort_id',
	'position',
	'__proto__',
	'constructor',
	'strong'
];
const anything = fc.dictionary(fc.constantFrom(...names, ...more, ...foreign), odd, { maxKeys: 25 });
const mixed = fc.tuple(anything, fc.boolean(), fc.boolean()).map(([some, whole, withChild]) => ({
	...(whole && good),
	...(withChild && child),
	...some
}));

test('whatever is typed is either taken or refused at its fields, and nothing but the form’s own fields comes through', () => {
	fc.assert(
		fc.property(mixed, (typed) => {
			const result = v.safeParse(joinForm, typed);
			if (!result.success) {
				expect(result.issues.every((issue) => v.getDotPath(issue))).toBe(true);
				return;
			}
			expect(Object.keys(result.output).sort()).toEqual([
				'called',
				'children',
				'consents',
				'formId',
				'heardFrom',
				'language',
				'look',
				'loss',
				'machine',
				'needs',
				'reach',
				'safe',
				'seats',
				'sessionId',
				'tells'
			]);
			expect(result.output.called.isWellFormed() && !result.output.called.includes('\u0000')).toBe(true);
		}),
		{ numRuns: 3000 }
	);
});

test('whatever is taken can be written down, in any script', async ({ house }) => {
	const { course } = await courseWith(house, { places: 200 });
	const name = fc.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
		fc.constantFrom('نادية', '👩🏾‍🦱', 'O’Brien', 'a\u0000b', '\ud83d')
	);
	const text = fc.string({ unit: 'binary', maxLength: 200 });
	await fc.assert(
		fc.asyncProperty(name, text, text, async (called, note, needs) => {
			const typed = {
				...good,
				...child,
				id: uuidv7(),
				email: `${uuidv7()}@example.org`,
				called,
				safe_note: note,
				child1_first_name: called,
				child1_needs: needs,
				need_food_words: needs
			};
			const result = v.safeParse(joinForm, typed);
			if (!result.success) return;
			const outcome = await house.as('door', (door) => join(door, course.slug, result.output));
			expect(outcome.ok).toBe(true);
			const person = await personAt(house, typed.email);
			const kept = await house.owner.db
				.selectFrom('people.person')
				.select('called')
				.where('id', '=', person)
				.executeTakeFirst();
			expect(kept?.called).toBe(result.output.called);
		}),
		{ numRuns: 60 }
	);
});
