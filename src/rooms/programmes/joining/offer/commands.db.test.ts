import { sql } from 'kysely';
import { moment } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { endRegistration } from '../registration/commands.server.ts';
import { fatou, mateo, nadia } from '../registration/examples.ts';
import { courseWith, lettersLeave, lettersTo, registrationOf, signIn, snapshot } from '#cast/joining.ts';
import { acceptOffer, declineOffer, offerFreePlaces } from './commands.server.ts';
import { passPlacesOn, settleOffers } from './jobs.server.ts';
import { offerLapsedLetter, offerLetter } from './mail.server.ts';
import { getOffer } from './queries.server.ts';

/** A course of one place that came free, with people waiting for it. */
async function freed(house: House, waiting = 2, wishes: Parameters<typeof nadia>[0] = {}) {
	const scene = await courseWith(house, { places: 1, bands: { 'under-two': 0, two: 1, 'three-or-more': 0 } });
	const first = await scene.joins({ children: [mateo] });
	const line = [];
	for (let count = 0; count < waiting; count++) line.push(await scene.joins({ children: [mateo], ...wishes }));
	const speaks = await signIn(house, first.person);
	await speaks((tx) => endRegistration(tx, first.registration));
	const offers = (now?: Date) => house.as('job', (job) => offerFreePlaces(asOf(job, now), scene.course.id));
	return { ...scene, first, line, offers };
}

/** The token of the newest link that a letter to her carries. */
async function linkFor(house: House, person: string): Promise<string> {
	const news = (await lettersTo(house, person)).findLast((letter) => letter.kind === 'programmes.offer');
	const letter = await house.as('job', (job) => inLanguage('en', () => offerLetter(job, person, news?.data ?? {})));
	return letter?.act?.path.replace('/offer/', '') ?? '';
}

test('a place that frees is offered to whoever has waited longest, with the crèche place, and to nobody else', async ({
	house
}) => {
	const { states, offers, line } = await freed(house);
	await offers();
	await offers(); // asked twice, offered once
	expect(await states()).toEqual(['left', 'offered', 'waiting']);
	const offer = await house.as('link', async (tx) => getOffer(tx, await linkFor(house, line[0]?.person ?? '')));
	expect(offer).toMatchObject({ state: 'open', crechePlaces: 1, crecheWaiting: 0 });
	const hears = (await lettersTo(house, line[1]?.person ?? '')).map(({ kind }) => kind);
	expect(hears).toEqual(['programmes.held', 'programmes.waiting']);
});

test('opening the link changes nothing; a yes gives the place, the circle and the crèche days; sent again it is still one yes', async ({
	house
}) => {
	const { offers, line, course } = await freed(house, 1);
	await offers();
	const [{ person = '' } = {}] = line;
	const token = await linkFor(house, person);
	const before = await snapshot(house);
	await house.as('link', (tx) => getOffer(tx, token));
	expect(await snapshot(house)).toBe(before);
	const yes = () => house.as('link', (tx) => acceptOffer(tx, { link: token }));
	expect(await yes()).toMatchObject({ ok: true });
	expect(await yes()).toMatchObject({ ok: true });
	expect(await registrationOf(house, course.id, person)).toMatchObject({ state: 'place' });
	const days = await house.owner.db
		.selectFrom('people.creche_day')
		.select('child_id')
		.where('circle_id', '=', course.id)
		.execute();
	expect(days).toHaveLength(7);
	const circle = await house.owner.db
		.selectFrom('people.membership')
		.select('id')
		.where('person_id', '=', person)
		.where('until', 'is', null)
		.execute();
	expect(circle).toHaveLength(1);
	expect((await house.as('link', (tx) => getOffer(tx, token))).state).toBe('accepted');
	expect((await lettersTo(house, person)).filter((letter) => letter.kind === 'programmes.place')).toHaveLength(1);
});

test('a no passes the place on at once, and is asked no reason', async ({ house }) => {
	const { states, offers, line, course } = await freed(house);
	await offers();
	const link = await linkFor(house, line[0]?.person ?? '');
	const no = () => house.as('link', (tx) => declineOffer(tx, { link }));
	expect(await no()).toMatchObject({ ok: true });
	expect(await no()).toMatchObject({ ok: true });
	await house.as('job', (job) => passPlacesOn(job, { cohort: course.id }));
	expect(await states()).toEqual(['left', 'left', 'offered']);
	const late = await house.as('link', (tx) => acceptOffer(tx, { link }));
	expect(late).toEqual({ ok: false, reason: 'no-offer' });
});

test('an offer lapses when its hours are over and not before; she is told kindly, and the next is offered the place', async ({
	house
}) => {
	const { states, offers, line, course } = await freed(house);
	await offers();
	await lettersLeave(house);
	const ends = (await registrationOf(house, course.id, line[0]?.person ?? ''))?.offer_ends_at ?? moment();
	await house.as('job', (job) => settleOffers(asOf(job, new Date(ends.getTime() - 1000))));
	expect(await states()).toEqual(['left', 'offered', 'waiting']);
	const tooLate = ends;
	const [{ person = '', registration = '' } = {}] = line;
	expect(
		await (await signIn(house, person)).atDoor((tx) => acceptOffer(asOf(tx, tooLate), { own: registration }))
	).toEqual({
		ok: false,
		reason: 'too-late'
	});
	await house.as('job', (job) => settleOffers(asOf(job, tooLate)));
	expect(await states()).toEqual(['left', 'left', 'offered']);
	expect(await registrationOf(house, course.id, person)).toMatchObject({ left_why: 'offer-lapsed' });
	const news = (await lettersTo(house, person)).at(-1);
	expect(news?.kind).toBe('programmes.offer-lapsed');
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => offerLapsedLetter(job, person, news?.data ?? {}))
	);
	expect(letter?.act?.path).toBe(`/on/${course.slug}`);
	const audit = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.execute();
	for (const action of ['programmes.offer.made', 'programmes.registration.ended'])
		expect(audit.map((row) => row.action)).toContain(action);
});

test('the hours of an offer count from when it is safe to tell her', async ({ house }) => {
	const safe = { ...nadia().safe, fromHour: 9, toHour: 10, days: [1] };
	const { offers, line, course } = await freed(house, 1, { safe });
	await offers(new Date('2026-12-01T12:00:00Z')); // a Tuesday; she can be told on Monday the 7th at nine
	const asked = await registrationOf(house, course.id, line[0]?.person ?? '');
	expect(asked?.offer_ends_at?.toISOString()).toBe('2026-12-09T09:00:00.000Z');
});

test('a link to an earlier offer answers nothing once she has left and come back', async ({ house }) => {
	const { offers, line, joins } = await freed(house, 1);
	await offers();
	const [{ person = '', registration = '', joining = nadia() } = {}] = line;
	const old = await linkFor(house, person);
	await (await signIn(house, person)).atDoor((tx) => declineOffer(tx, { own: registration }));
	await joins({ ...joining, formId: nadia().formId });
	expect((await house.as('link', (tx) => getOffer(tx, old))).state).toBe('over');
});

test('a coordinator answers for somebody on the phone; a parent, a visitor and timed work do not, and nothing changes', async ({
	house
}) => {
	const { offers, line, coordinator } = await freed(house, 1, { ...fatou(), children: [] });
	await offers();
	const [{ person = '', registration = '' } = {}] = line;
	const link = await linkFor(house, person);
	const speaks = await signIn(house, person);
	const stranger = await signIn(house, (await (await courseWith(house)).joins()).person);
	const before = await snapshot(house);
	const [asked, own] = [{ registration }, { own: registration }];
	for (const answer of [acceptOffer, declineOffer]) {
		await expect(speaks((tx) => answer(tx, own))).rejects.toThrow(NotFound); // it takes the door's rights as well
		await expect(speaks.atDoor((tx) => answer(tx, asked))).rejects.toThrow(NotFound);
		await expect(stranger.atDoor((tx) => answer(tx, own))).rejects.toThrow(NotFound);
		await expect(house.as('door', (door) => answer(door, asked))).rejects.toThrow(NotFound);
	}
	await expect(stranger((tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound);
	await expect(house.as('link', (tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound); // a link answers by its token alone
	await expect(house.as('visitor', (tx) => declineOffer(tx, asked))).rejects.toThrow(NotFound);
	await expect(house.as('job', (tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound);
	await expect(house.as('door', (door) => acceptOffer(door, { link }))).rejects.toThrow(Forbidden);
	await expect(house.as('link', (tx) => acceptOffer(tx, { link: 'guessed' }))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => offerFreePlaces(tx, registration))).rejects.toThrow(Forbidden);
	expect(await snapshot(house)).toBe(before);
	expect(await coordinator.atDoor((tx) => acceptOffer(tx, asked))).toMatchObject({ ok: true });
});

test('the trail names her who answered, and says so where it was a link', async ({ house }) => {
	const { offers, line } = await freed(house, 1);
	await offers();
	const [{ person = '', registration = '' } = {}] = line;
	const link = await linkFor(house, person);
	const speaks = await signIn(house, person);
	const trail = () =>
		house.owner.db
			.selectFrom('platform.audit')
			.select(['action', 'actor_id', 'actor_kind'])
			.where('action', 'like', 'programmes.offer.%')
			.where(sql<string>`subject ->> 'registration'`, '=', registration)
			.where('actor_kind', '!=', 'job')
			.orderBy('at')
			.execute();
	await speaks.atDoor((tx) => acceptOffer(tx, { own: registration }));
	expect(await trail()).toEqual([{ action: 'programmes.offer.accepted', actor_id: person, actor_kind: 'person' }]);
	const again = await freed(house, 1);
	await again.offers();
	const other = await linkFor(house, again.line[0]?.person ?? '');
	expect(other).not.toBe(link);
	await house.as('link', (tx) => declineOffer(tx, { link: other }));
	const { actor_id, actor_kind } = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'actor_kind'])
		.where('action', '=', 'programmes.offer.declined')
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	expect({ actor_id, actor_kind }).toEqual({ actor_id: null, actor_kind: 'link' });
});

test('nobody is offered a place in a course that is over, and an offer that no longer stands is not written about', async ({
	house
}) => {
	const { states, offers, line } = await freed(house);
	await offers(new Date('2027-06-01T12:00:00Z'));
	expect(await states()).toEqual(['left', 'waiting', 'waiting']);
	await offers();
	const [{ person = '', registration = '' } = {}] = line;
	await (await signIn(house, person)).atDoor((tx) => declineOffer(tx, { own: registration }));
	expect(await linkFor(house, person)).toBe('');
});
