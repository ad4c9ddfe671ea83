import { expect } from 'vitest';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { listConsents } from '#rooms/people/consent/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { getSafeContact } from '#rooms/people/safe-contact/queries.server.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { getReceipt } from '../receipt/queries.server.ts';
import { acceptOffer } from '../offer/commands.server.ts';
import { heldLetter } from '../offer/mail.server.ts';
import { join } from './commands.server.ts';
import { fatou, mateo, nadia } from './examples.ts';
import type { Joining } from './form.ts';
import { alreadyLetter } from './mail.server.ts';
import { courseWith, lettersTo, registrationOf, signIn, snapshot } from '#cast/joining.ts';

const somebodyElse = {
	called: 'Mallory',
	language: 'es',
	safe: { ...nadia().safe, fromHour: 3, toHour: 4, note: 'ring at night' }
};
const ofKnown = (joining: Joining, wishes: Partial<Joining> = {}) =>
	nadia({ ...somebodyElse, reach: joining.reach, ...wishes });

/** Everything that whoever typed a form gets to see. */
async function answerTo(house: House, slug: string, joining: Joining) {
	const outcome = await house.as('door', (door) => join(door, slug, joining));
	if (!outcome.ok) return outcome;
	return { token: outcome.value.length, receipt: await house.as('door', (door) => getReceipt(door, outcome.value)) };
}

test('the page answers a known address exactly as it answers a stranger’s, with a place and without', async ({
	house
}) => {
	for (const places of [5, 1]) {
		const known = await courseWith(house, { places });
		const { joining } = await known.joins();
		const strange = await courseWith(house, { places });
		await strange.joins();
		const children = [mateo, { ...mateo, firstName: 'Lucía' }];
		const one = await answerTo(house, known.course.slug, ofKnown(joining, { children }));
		const other = await answerTo(house, strange.course.slug, nadia({ ...somebodyElse, children }));
		const without = (answer: typeof one) => JSON.stringify(answer).replaceAll(/[0-9a-f-]{36}/g, 'an id');
		expect(without(one)).toBe(without(other));
	}
});

test('nothing is changed about her who is known, whoever types her address; the letter tells her the truth', async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const { joining, person, registration } = await joins({ children: [mateo] });
	const speaks = await signIn(house, person);
	const about = () =>
		speaks(async (tx) => [
			await getPerson(tx, person),
			await getSafeContact(tx, person),
			await listConsents(tx, person),
			await listChildren(tx, person)
		]);
	const before = await about();
	const withoutNews = async () => (await snapshot(house)).replace(/"id":"[^"]*"/g, '').length;
	const size = await withoutNews();
	await answerTo(
		house,
		course.slug,
		ofKnown(joining, { children: [{ ...mateo, firstName: 'Nobody' }], consents: { ...joining.consents, photos: true } })
	);
	expect(await about()).toEqual(before);
	expect(await withoutNews()).toBeGreaterThan(size); // a receipt and a letter were written, and that is all
	const letters = await lettersTo(house, person);
	expect(letters.at(-1)).toEqual({ kind: 'programmes.already', data: { registration } });
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => alreadyLetter(job, person, letters.at(-1)?.data ?? {}))
	);
	expect(letter?.paragraphs.join(' ')).toContain('already have a place');
});

test('a known address joins another course as herself, with what she had said before, and her letter says so', async ({
	house
}) => {
	const first = await courseWith(house);
	const { joining, person } = await first.joins({ children: [mateo] });
	const second = await courseWith(house);
	await answerTo(house, second.course.slug, ofKnown(joining, { children: [mateo] }));
	const asked = await registrationOf(house, second.course.id, person);
	expect(asked).toMatchObject({ state: 'offered', place_at: null });
	const speaks = await signIn(house, person);
	const news = (await lettersTo(house, person)).at(-1);
	expect(news).toMatchObject({ kind: 'programmes.held', data: { known: 'yes' } });
	const letter = await house.as('job', (job) => inLanguage('en', () => heldLetter(job, person, news?.data ?? {})));
	expect(letter?.paragraphs.join(' ')).toContain('stay as they were');
	await speaks.atDoor((tx) => acceptOffer(tx, { own: asked?.id ?? '' }));
	expect(await registrationOf(house, second.course.id, person)).toMatchObject({ state: 'place' });
	expect(await speaks((tx) => getPerson(tx, person))).toMatchObject({ called: 'Nadia', language: 'en' });
	expect((await speaks((tx) => getSafeContact(tx, person))).note).toBe('');
	expect(await speaks((tx) => listChildren(tx, person))).toHaveLength(1); // exactly the same child is the same child
});

test('what is typed last of a child’s allergies stands: it is still one child', async ({ house }) => {
	const { joining, person } = await (await courseWith(house)).joins({ children: [mateo] });
	const other = await courseWith(house);
	await answerTo(house, other.course.slug, ofKnown(joining, { children: [{ ...mateo, allergies: 'Nuts and egg' }] }));
	const speaks = await signIn(house, person);
	const asked = await registrationOf(house, other.course.id, person);
	await speaks.atDoor((tx) => acceptOffer(tx, { own: asked?.id ?? '' }));
	expect((await speaks((tx) => listChildren(tx, person))).map((child) => child.allergies)).toEqual(['Nuts and egg']);
});

test('somebody of the staff can join a course with the address she works with', async ({ house }) => {
	const account = await makeAccount(house.owner.db, house.orgId, 'rosa@example.org', ['evaluator']);
	const { course } = await courseWith(house);
	await answerTo(house, course.slug, nadia({ called: 'Rosa', reach: { kind: 'email', value: 'rosa@example.org' } }));
	expect(await registrationOf(house, course.id, account)).toMatchObject({ state: 'offered' });
});

test('one woman who writes her number in three ways has one turn on the waiting list', async ({ house }) => {
	const { course, joins } = await courseWith(house, { places: 1 });
	await joins();
	for (const value of ['07700 900161', '+44 7700 900161', '0044 7700900161'])
		await answerTo(house, course.slug, fatou({ called: 'Amina', reach: { kind: 'phone', value } }));
	const turns = await house.owner.db
		.selectFrom('programmes.registration')
		.select('person_id')
		.where('cohort_id', '=', course.id)
		.execute();
	expect(turns).toHaveLength(2);
});
