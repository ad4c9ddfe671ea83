import { expect } from 'vitest';
import { listConsents } from '#rooms/people/consent/queries.server.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { getReceipt } from '../receipt/queries.server.ts';
import { endRegistration, join, leaveCourse } from './commands.server.ts';
import { fatou, mateo, nadia } from './examples.ts';
import type { Joining } from './form.ts';
import { getTurn } from './queries.server.ts';
import { courseWith, lettersTo, personAt, registrationOf, signIn, snapshot } from '#cast/joining.ts';

test('she who joins has a place, a page to sign in to, her rules, her answers, and a crèche place for her child', async ({
	house
}) => {
	const { course, joins, facilitator } = await courseWith(house);
	const { person, token, joining, registration } = await joins({
		children: [mateo],
		heardFrom: 'friend',
		loss: true,
		tells: ['meet-me']
	});
	const { db } = house.owner;
	expect(await registrationOf(house, course.id, person)).toMatchObject({
		state: 'place',
		heard_from: 'friend',
		welcome_loss: true,
		tells: ['meet-me']
	});
	const name = await db
		.selectFrom('platform.sign_in_name')
		.selectAll()
		.where('account_id', '=', person)
		.executeTakeFirst();
	expect(name).toMatchObject({ email: joining.reach.value, confirmed_at: null });
	const consents = await facilitator((tx) => listConsents(tx, person));
	expect(consents.map(({ purpose, given, wording }) => [purpose, given, wording])).toEqual([
		['contact', true, 'contact.2'],
		['photos', false, 'photos.1'],
		['group-chat', false, 'group-chat.1'],
		['research', false, 'research.1'],
		['share-with-referrer', false, 'share-with-referrer.1']
	]);
	const days = await db.selectFrom('people.creche_day').selectAll().where('circle_id', '=', course.id).execute();
	expect(days).toHaveLength(7);
	expect(await house.as('door', (door) => getReceipt(door, token))).toMatchObject({
		state: 'held',
		position: null,
		crechePlaces: 1
	});
	expect(await lettersTo(house, person)).toEqual([
		{ kind: 'programmes.held', data: { registration, known: 'no' } },
		{ kind: 'programmes.place', data: { registration } }
	]);
	const audit = await db.selectFrom('platform.audit').select('action').where('org_id', '=', house.orgId).execute();
	for (const action of [
		'people.person.added',
		'people.child.added',
		'programmes.registration.placed',
		'creche.place.given'
	])
		expect(audit.map((row) => row.action)).toContain(action);
});

test('when all places are taken she waits, and is told her honest turn', async ({ house }) => {
	const { joins, states } = await courseWith(house, { places: 1 });
	await joins();
	const second = await joins();
	const third = await joins({ children: [mateo] });
	expect(await states()).toEqual(['place', 'waiting', 'waiting']);
	const receipt = await house.as('door', (door) => getReceipt(door, third.token));
	expect(receipt).toMatchObject({ state: 'waiting', position: 2, crechePlaces: 0, crecheWaiting: 1 });
	const speaks = await signIn(house, second.person);
	expect(await speaks((tx) => getTurn(tx, second.registration))).toBe(1);
	expect(await speaks((tx) => getTurn(tx, third.registration))).toBe(0); // another's turn is not hers to know
	expect((await lettersTo(house, third.person)).map((letter) => letter.kind)).toEqual([
		'programmes.held',
		'programmes.waiting'
	]);
});

test('the same form sent twice has one effect, also at the same moment; the same form corrected is a new one', async ({
	house
}) => {
	const { course, states } = await courseWith(house);
	const joining = nadia();
	const send = (typed = joining) => house.as('door', (door) => join(door, course.slug, typed));
	const [first, second] = await Promise.all([send(), send()]);
	expect(first).toEqual(second);
	expect(await send()).toEqual(first);
	expect(await states()).toEqual(['offered']);
	const corrected = await send({ ...joining, reach: { kind: 'email', value: 'right@example.org' } });
	expect(corrected).not.toEqual(first);
	expect(await states()).toEqual(['offered', 'offered']);
});

test('nobody joins a course that is over or is not open yet, and nothing is written', async ({ house }) => {
	const over = await courseWith(house, { firstDay: '2026-01-06' });
	const draft = await courseWith(house, { draft: true, firstDay: '2027-01-13' });
	const before = await snapshot(house);
	expect(await house.as('door', (door) => join(door, over.course.slug, nadia()))).toEqual({
		ok: false,
		reason: 'over'
	});
	await expect(house.as('door', (door) => join(door, draft.course.slug, nadia()))).rejects.toThrow(NotFound);
	expect(await snapshot(house)).toBe(before);
});

test('only the door lets people in', async ({ house }) => {
	const { course, joins, coordinator } = await courseWith(house);
	const speaks = await signIn(house, (await joins()).person);
	const before = await snapshot(house);
	await expect(house.as('visitor', (tx) => join(tx, course.slug, nadia()))).rejects.toThrow(Forbidden);
	await expect(speaks((tx) => join(tx, course.slug, nadia()))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => join(tx, course.slug, nadia()))).rejects.toThrow(Forbidden);
	expect(await snapshot(house)).toBe(before);
});

test('somebody signed in who joins, herself or a friend, is named in all that is written down of it', async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const later = await courseWith(house);
	const { joining, person } = await joins();
	const { token } = await house.as('door', (door) => openSession(door, person, false));
	const trail = () =>
		house.owner.db.selectFrom('platform.audit').select(['id', 'action', 'actor_id', 'actor_kind']).execute();
	const before = new Set((await trail()).map(({ id }) => id));
	const asks = (wish: Partial<Joining>, slug: string) =>
		house.atDoor(hashOf(token), (tx) => join(tx, slug, nadia(wish)));
	expect(await asks({ reach: joining.reach }, later.course.slug)).toMatchObject({ ok: true });
	expect(await asks({ called: 'Fatou', children: [mateo] }, course.slug)).toMatchObject({ ok: true });
	const written = (await trail()).filter(({ id }) => !before.has(id));
	expect(written.filter(({ action }) => action === 'programmes.registration.held')).toHaveLength(2);
	expect(written.map(({ action }) => action)).toContain('people.person.added');
	for (const line of written) expect(line).toMatchObject({ actor_id: person, actor_kind: 'person' });
});

test('whoever has a phone and no e-mail address can join, and cannot be signed in as', async ({ house }) => {
	const { joins } = await courseWith(house);
	const { person, token } = await joins(fatou());
	const names = await house.owner.db
		.selectFrom('platform.sign_in_name')
		.selectAll()
		.where('account_id', '=', person)
		.execute();
	expect(names).toEqual([]);
	expect(await house.as('door', (door) => getReceipt(door, token))).toMatchObject({ byPhone: true });
});

test('a phone that a family shares belongs to each of them; the same name on it is the same person', async ({
	house
}) => {
	const { joins, states } = await courseWith(house);
	const { joining, person } = await joins(fatou({ called: 'Fatou' }));
	await joins(fatou({ called: 'Mariama', reach: joining.reach }));
	expect(await states()).toEqual(['place', 'place']);
	await joins(fatou({ called: 'FATOU', reach: joining.reach }));
	expect(await states()).toEqual(['place', 'place']);
	expect((await lettersTo(house, person)).at(-1)?.kind).toBe('programmes.already');
});

test('she leaves when she likes: her place, her circle and the crèche days end, and the news goes out', async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const { person, registration } = await joins({ children: [mateo] });
	const speaks = await signIn(house, person);
	expect(await speaks((tx) => endRegistration(tx, registration))).toMatchObject({ ok: true });
	expect(await registrationOf(house, course.id, person)).toMatchObject({ state: 'left', left_why: 'by-her' });
	const { db } = house.owner;
	const memberships = await db
		.selectFrom('people.membership')
		.select('until')
		.where('person_id', '=', person)
		.execute();
	expect(memberships.every((membership) => membership.until !== null)).toBe(true);
	expect(await db.selectFrom('people.creche_day').select('day').where('circle_id', '=', course.id).execute()).toEqual(
		[]
	);
	expect(await db.selectFrom('creche.place').select('state').where('person_id', '=', person).execute()).toEqual([
		{ state: 'left' }
	]);
	const news = await db.selectFrom('platform.event').select('name').where('org_id', '=', house.orgId).execute();
	expect(news.map((event) => event.name)).toContain('programmes.place.freed');
	expect(await speaks((tx) => endRegistration(tx, registration))).toEqual({ ok: false, reason: 'ended-already' });
});

test('she who left can come back, at the end of the line', async ({ house }) => {
	const { course, joins, states } = await courseWith(house, { places: 1 });
	const first = await joins();
	await joins();
	const speaks = await signIn(house, first.person);
	await speaks((tx) => endRegistration(tx, first.registration));
	await joins({ ...first.joining, formId: nadia().formId });
	expect(await states()).toEqual(['waiting', 'waiting']); // the place that came free is for whoever waited
	expect(await registrationOf(house, course.id, first.person)).toMatchObject({
		state: 'waiting',
		left_at: null,
		left_why: null
	});
	expect(await speaks((tx) => getTurn(tx, first.registration))).toBe(2);
});

test('her coordinator may end a place for her, and her facilitator may not; another parent or facilitator may not even see it', async ({
	house
}) => {
	const { joins, coordinator, facilitator, course } = await courseWith(house);
	const [one, two, three] = [await joins(), await joins(), await joins()];
	expect(await coordinator((tx) => endRegistration(tx, one.registration))).toMatchObject({ ok: true });
	expect(await registrationOf(house, course.id, one.person)).toMatchObject({ left_why: 'by-staff' });
	await expect(facilitator((tx) => endRegistration(tx, two.registration))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => leaveCourse(tx, two.registration))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => leaveCourse(tx, two.registration))).rejects.toThrow(NotFound);
	const stranger = await signIn(house, one.person);
	const elsewhere = await staffOf(house, 'facilitator', (await courseWith(house)).course.id);
	const before = await snapshot(house);
	await expect(stranger((tx) => endRegistration(tx, three.registration))).rejects.toThrow(NotFound);
	await expect(elsewhere((tx) => endRegistration(tx, three.registration))).rejects.toThrow(NotFound);
	await expect(house.as('door', (door) => endRegistration(door, three.registration))).rejects.toThrow(Forbidden);
	expect(await snapshot(house)).toBe(before);
	expect(await personAt(house, three.joining.reach.value)).toBe(three.person);
});
