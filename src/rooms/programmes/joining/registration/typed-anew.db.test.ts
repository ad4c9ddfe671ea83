import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { courseWith, personAt, registrationOf } from '#cast/joining.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { findSent } from '../receipt/queries.server.ts';
import { sentLines } from '../receipt/words.ts';
import { join } from './commands.server.ts';
import { mateo, nadia } from './examples.ts';
import type { Joining } from './form.ts';

const typed = {
	called: 'Nadia',
	reach: 'email',
	email: 'n@example.org',
	safe_when: 'any',
	contact: 'yes',
	creche: 'no'
};

/** Sends the form, instead of another where the receipt of that is given, and returns the receipt's token. */
async function send(house: House, slug: string, joining: Joining, instead?: string): Promise<string> {
	const outcome = await house.as('door', (door) => join(door, slug, joining, { typed, instead }));
	return outcome.ok ? outcome.value : '';
}

test('she sees what she sent, by her link alone: it is kept sealed', async ({ house }) => {
	const { course } = await courseWith(house);
	const token = await send(house, course.slug, nadia());
	const sent = await house.as('link', (link) => findSent(link, token));
	expect(sent?.typed).toEqual(typed);
	const lines = inLanguage('en', () =>
		sentLines({
			...typed,
			creche: 'yes',
			child1_first_name: 'Mateo',
			child1_age_band: 'two',
			child1_allergic: 'some',
			child1_allergies: 'Nuts',
			child1_collectors: 'Salma, her aunt',
			child1_urgent_phone: '07700 900150'
		})
	);
	expect(lines.map(({ value }) => value)).toEqual([
		'Nadia',
		'n@example.org',
		'Any day, between 8am and 9pm',
		'Yes',
		'Mateo, 2 years old: Nuts · May collect: Salma, her aunt · In a hurry: 07700 900150'
	]);
	const byPhone = { ...typed, reach: 'phone', phone: '07700 900123', phone_way: 'text' };
	expect(inLanguage('en', () => sentLines(byPhone))[1]?.value).toBe('07700 900123 · Text only');
	const kept = await house.owner.db.selectFrom('programmes.receipt').selectAll().execute();
	expect(JSON.stringify(kept)).not.toContain('n@example.org');
	expect(await house.as('link', (link) => findSent(link, 'another'))).toBeUndefined();
});

test('before it is answered she sends it anew: what she says now counts, and she keeps her turn', async ({ house }) => {
	const { course, asks, states } = await courseWith(house, { places: 1 });
	await asks();
	const joining = nadia({ children: [mateo] });
	const first = await send(house, course.slug, joining);
	const before = await registrationOf(house, course.id, await personAt(house, joining.reach.value));
	await asks();
	const again = nadia({ called: 'Nadia R.', reach: joining.reach, children: [{ ...mateo, allergies: 'Sesame' }] });
	await send(house, course.slug, again, first);
	const person = await personAt(house, joining.reach.value);
	const after = await registrationOf(house, course.id, person);
	expect(after?.id).not.toBe(before?.id);
	expect(after?.joined_at).toEqual(before?.joined_at);
	const children = await house.owner.db
		.selectFrom('programmes.typed_child')
		.select('allergies')
		.where('registration_id', '=', after?.id ?? null)
		.execute();
	expect(children).toEqual([{ allergies: 'Sesame' }]);
	const { called } = await house.owner.db
		.selectFrom('people.person')
		.select('called')
		.where('id', '=', person)
		.executeTakeFirstOrThrow();
	expect(called).toBe('Nadia R.');
	expect(await states()).toHaveLength(3);
	// another address takes the place of the first, of which nothing is left
	const other = nadia();
	await send(house, course.slug, other, await send(house, course.slug, again, first));
	expect(await states()).toHaveLength(3);
});

test('whoever was known before, or has answered, is left as she is', async ({ house }) => {
	const { course, joins } = await courseWith(house);
	const known = await joins({ children: [mateo] });
	const first = await send(house, course.slug, nadia({ reach: known.joining.reach }));
	await send(house, course.slug, nadia({ called: 'Mallory', reach: known.joining.reach }), first);
	expect(await registrationOf(house, course.id, known.person)).toMatchObject({
		state: 'place',
		id: known.registration
	});
	const joining = nadia();
	const token = await send(house, course.slug, joining);
	const person = await personAt(house, joining.reach.value);
	const registration = await registrationOf(house, course.id, person);
	await house.owner.db
		.updateTable('programmes.registration')
		.set({ state: 'place', answer_by: null, place_at: new Date(instant()), offer_ends_at: null })
		.where('id', '=', registration?.id ?? null)
		.execute();
	await send(house, course.slug, nadia({ called: 'Mallory', reach: joining.reach }), token);
	expect(await registrationOf(house, course.id, person)).toMatchObject({ state: 'place', id: registration?.id });
	const names = await house.owner.db
		.selectFrom('people.person')
		.select('called')
		.where('id', 'in', [known.person, person])
		.execute();
	expect(names).toEqual([{ called: 'Nadia' }, { called: 'Nadia' }]);
});
