// The hours of what is offered or held run only while she could be told.
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { courseWith, lettersTo, registrationOf, signIn } from '#cast/joining.ts';
import { countUnreached, listUnreached } from '#rooms/programmes/desk/unreached/queries.server.ts';
import { sendAgain } from '#rooms/programmes/desk/unreached/commands.server.ts';
import { countMessagesToSay, listMessagesToSay } from '#rooms/programmes/desk/phone-message/queries.server.ts';
import { listRoster } from '#rooms/programmes/desk/roster/queries.server.ts';
import { notePhoneTry } from '#rooms/people/phone-message/commands.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { acceptOffer, offerFreePlaces } from '../offer/commands.server.ts';
import { settleOffers } from '../offer/jobs.server.ts';
import { offerLetter } from '../offer/mail.server.ts';
import { getOffer } from '../offer/queries.server.ts';
import { endRegistration } from '../registration/commands.server.ts';
import { fatou } from '../registration/examples.ts';
import type { Joining } from '../registration/form.ts';

const hours = (count: number) => count * 3_600_000;

/** One place that came free, offered to her who waits, with another behind her. */
async function offered(house: House, wish: Partial<Joining> = {}) {
	const scene = await courseWith(house, { places: 1, firstDay: '2027-06-01' });
	const first = await scene.joins();
	const [her, next] = [await scene.joins(wish), await scene.joins()];
	await (
		await signIn(house, first.person)
	)((tx) => endRegistration(tx, first.registration));
	await house.as('job', (job) => offerFreePlaces(job, scene.course.id));
	const letters = house.owner.db.updateTable('platform.letter').where('account_id', '=', her.person);
	const becomes = (values: { sent_at?: Date; withheld?: string; refused?: string }) =>
		letters.set(values).where('kind', '=', 'programmes.offer').execute();
	const stands = async () => (await registrationOf(house, scene.course.id, her.person))?.state;
	const later = (count: number) => new Date(instant() + hours(count));
	const passes = (count: number) => house.as('job', (job) => settleOffers(asOf(job, later(count))));
	return { ...scene, her, next, becomes, stands, passes, later };
}

test.for([
	{ what: 'came back', values: { withheld: 'returned', refused: '550 5.1.1' } },
	{ what: 'has not left', values: {} },
	{ what: 'has to be said by phone', values: { withheld: 'by-phone' } }
])('an offer whose letter $what keeps her turn, and is hers when she says yes', async ({ values }, { house }) => {
	const { her, becomes, stands, passes, states, later, coordinator, course } = await offered(house);
	if (Object.keys(values).length) await becomes(values);
	for (const count of [60, 200]) await passes(count);
	expect(await stands()).toBe('offered');
	expect(await states()).toEqual(['left', 'offered', 'waiting']);
	const line = (await coordinator((tx) => listRoster(tx, course.id))).find(({ personId }) => personId === her.person);
	expect(line).toMatchObject({ untold: true, cameBack: values.withheld === 'returned' });
	const yes = await coordinator.atDoor((tx) => acceptOffer(asOf(tx, later(200)), { registration: her.registration }));
	expect(yes).toMatchObject({ ok: true });
	expect(await stands()).toBe('place');
});

test('once she is told her hours begin, whole: then it lapses, and not before', async ({ house }) => {
	const { her, becomes, stands, passes, later } = await offered(house);
	await becomes({ withheld: 'returned' });
	await passes(100);
	await becomes({ withheld: 'returned', sent_at: later(100) });
	for (const count of [101, 147]) await passes(count);
	expect(await stands()).toBe('offered');
	const kept = await house.as('door', (door) =>
		door.db
			.selectFrom('programmes.registration')
			.select('offer_ends_at')
			.where('id', '=', her.registration)
			.executeTakeFirstOrThrow()
	);
	expect(kept.offer_ends_at?.getTime()).toBeGreaterThanOrEqual(later(100).getTime() + hours(48) - 60_000);
	await passes(170);
	expect(await stands()).toBe('left');
});

test('a letter that leaves late says until when she has from then on, and the link in it works', async ({ house }) => {
	const { her, passes, later } = await offered(house);
	await passes(90);
	const { data = {} } = (await lettersTo(house, her.person)).findLast(({ kind }) => kind === 'programmes.offer') ?? {};
	const at = later(90);
	const letter = await house.as('job', (job) => inLanguage('en', () => offerLetter(asOf(job, at), her.person, data)));
	const link = letter?.act?.path.replace('/offer/', '') ?? '';
	const { state, until } = await house.as('link', (tx) => getOffer(asOf(tx, at), link));
	expect(state).toBe('open');
	expect(until?.getTime()).toBeGreaterThanOrEqual(at.getTime() + hours(48) - 60_000);
});

test('what was held for her who never had her letter is not let go, and nobody is asked again in vain', async ({
	house
}) => {
	const { asks, states, coordinator } = await courseWith(house, { firstDay: '2027-06-01' });
	const her = await asks();
	await house.owner.db
		.updateTable('platform.letter')
		.set({ withheld: 'returned', refused: '550 5.1.1' })
		.where('account_id', '=', her.person)
		.execute();
	for (const count of [30, 40, 100, 300])
		await house.as('job', (job) => settleOffers(asOf(job, new Date(instant() + hours(count)))));
	expect(await states()).toEqual(['offered']);
	expect((await lettersTo(house, her.person)).map(({ kind }) => kind)).toEqual(['programmes.held']);
	const listed = await coordinator((tx) => listUnreached(tx));
	expect(listed).toContainEqual(expect.objectContaining({ why: 'returned', refused: '550 5.1.1', called: 'Nadia' }));
});

test('whoever coordinates sees what came back on her first page, and rings where there is a number', async ({
	house
}) => {
	const { safe } = fatou();
	const { her, becomes, coordinator, facilitator } = await offered(house, { safe: { ...safe, mayEmail: true } });
	const { returned } = await coordinator((tx) => countUnreached(tx));
	await becomes({ withheld: 'returned', refused: '550 5.1.1' });
	expect(await coordinator((tx) => countUnreached(tx))).toMatchObject({ returned: returned + 1 });
	const calls = await coordinator((tx) => countMessagesToSay(tx));
	const { db } = house.owner;
	await db
		.insertInto('people.address')
		.values({ org_id: house.orgId, person_id: her.person, kind: 'phone', value: '07700900999' })
		.execute();
	expect(await coordinator((tx) => countMessagesToSay(tx))).toBe(calls + 1);
	const message = (await coordinator((tx) => listMessagesToSay(tx, 1, 100))).find(
		({ personId }) => personId === her.person
	);
	expect(message).toMatchObject({
		cameBack: true,
		reach: { address: '07700900999' },
		say: { offer: her.registration }
	});
	expect((await coordinator((tx) => listUnreached(tx))).map(({ letterId }) => letterId)).not.toContain(
		message?.letterId
	);
	const id = message?.letterId ?? '';
	await expect(facilitator((tx) => listUnreached(tx))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => sendAgain(tx, id))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => sendAgain(tx, uuidv7()))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => sendAgain(tx, id))).toEqual({ ok: true });
	expect(await db.selectFrom('platform.letter').select('withheld').where('id', '=', id).execute()).toEqual([
		{ withheld: null }
	]);
	await coordinator((tx) => notePhoneTry(tx, id, { id: uuidv7(), outcome: 'told' }));
	expect((await coordinator((tx) => listUnreached(tx))).map(({ letterId }) => letterId)).not.toContain(id);
});

test('no offer outlives the course, and a yes after its last meeting has begun is told so', async ({ house }) => {
	const { coordinator, course, joins } = await courseWith(house, { places: 1, firstDay: '2027-03-02' });
	const first = await joins();
	const her = await joins();
	const monday = new Date('2027-04-12T09:00:00Z'); // the last meeting is on Tuesday 13 April at ten
	await (
		await signIn(house, first.person)
	)((tx) => endRegistration(tx, first.registration));
	await house.as('job', (job) => offerFreePlaces(asOf(job, monday), course.id));
	const ends = (await registrationOf(house, course.id, her.person))?.offer_ends_at;
	expect(ends?.toISOString()).toBe('2027-04-13T09:00:00.000Z');
	const late = new Date('2027-04-13T09:30:00Z');
	const yes = (now: Date) => coordinator.atDoor((tx) => acceptOffer(asOf(tx, now), { registration: her.registration }));
	expect(await yes(late)).toEqual({ ok: false, reason: 'course-over' });
	await house.as('job', (job) => settleOffers(asOf(job, late)));
	expect(await registrationOf(house, course.id, her.person)).toMatchObject({ state: 'left' });
});
