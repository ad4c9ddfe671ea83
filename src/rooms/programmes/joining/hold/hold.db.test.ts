import { expect } from 'vitest';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseWith, lettersLeave, lettersTo, registrationOf, signIn, snapshot } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import {
	acceptOffer,
	declineOffer,
	lapseOffers,
	offerFreePlaces,
	takeUpAtFirstSignIn,
	takeUpWhatIsOwn
} from '../offer/commands.server.ts';
import { settleOffers } from '../offer/jobs.server.ts';
import { heldLetter, letGoLetter } from '../offer/mail.server.ts';
import { getOffer } from '../offer/queries.server.ts';
import { getReceipt } from '../receipt/queries.server.ts';
import { listMyCourses } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
import { fatou, mateo, nadia } from '../registration/examples.ts';
import type { Joining } from '../registration/form.ts';
import { listRoster } from '#rooms/programmes/desk/roster/queries.server.ts';
import { endRegistration } from '../registration/commands.server.ts';
import { getTurn } from '../registration/queries.server.ts';

const days = (count: number) => count * 86_400_000;

/** The token of the link in the newest letter that asks her to answer. */
async function linkFor(house: House, person: string): Promise<string> {
	const { data = {} } = (await lettersTo(house, person)).findLast(({ kind }) => kind === 'programmes.held') ?? {};
	const letter = await house.as('job', (job) => inLanguage('en', () => heldLetter(job, person, data)));
	return letter?.act?.path.replace('/offer/', '') ?? '';
}

const receiptOf = (house: House, token: string) => house.as('door', (door) => getReceipt(door, token));
const yes = async (house: House, person: string) => {
	const link = await linkFor(house, person);
	return house.as('link', (tx) => acceptOffer(tx, { link }));
};

test('twelve addresses that somebody made up do not fill an empty course of twelve: six honest people have their places', async ({
	house
}) => {
	const { course, asks, states } = await courseWith(house, { places: 12 });
	const invented = [];
	for (let count = 0; count < 12; count++) invented.push(await asks());
	const told = await Promise.all(invented.map(({ token }) => receiptOf(house, token)));
	expect(told.filter(({ state }) => state === 'held')).toHaveLength(6); // half of what is free
	expect(told.filter(({ state }) => state === 'open')).toHaveLength(6);
	// her own page asks what her letter asks: there is a place left, and no list
	const [her] = invented.slice(-1).map(({ person }) => person);
	const own = await signIn(house, her ?? '');
	expect((await own((tx) => listMyCourses(tx, her ?? ''))).map(({ asks }) => asks)).toEqual(['place']);
	expect((await house.as('link', async (tx) => getOffer(tx, await linkFor(house, her ?? '')))).asks).toBe('place');
	for (let count = 0; count < 6; count++) {
		const honest = await asks();
		expect(await yes(house, honest.person)).toMatchObject({ ok: true });
		expect(await registrationOf(house, course.id, honest.person)).toMatchObject({ state: 'place' });
	}
	const late = await asks();
	await yes(house, late.person);
	expect(await registrationOf(house, course.id, late.person)).toMatchObject({ state: 'waiting', answer_by: null });
	const again = await asks(); // nobody who has not answered overtakes her
	expect((await receiptOf(house, again.token)).state).toBe('waiting');
	await lettersLeave(house);
	await house.as('job', (job) => settleOffers(asOf(job, new Date(job.now.getTime() + days(4)))));
	expect(await registrationOf(house, course.id, late.person)).toMatchObject({ state: 'offered', answer_by: null });
	expect((await states()).filter((state) => state === 'left')).toHaveLength(13);
});

test('a place is held until she answers: by the link of her letter, and opening it changes nothing', async ({
	house
}) => {
	const { course, asks, facilitator } = await courseWith(house);
	const her = await asks({ children: [mateo] });
	const held = await registrationOf(house, course.id, her.person);
	expect(held).toMatchObject({ state: 'offered', place_at: null });
	expect(await receiptOf(house, her.token)).toMatchObject({
		state: 'held',
		crechePlaces: 1,
		answerBy: held?.answer_by
	});
	expect(await facilitator((tx) => tx.db.selectFrom('people.person').select('called').execute())).not.toContainEqual({
		called: 'Nadia'
	});
	const link = await linkFor(house, her.person);
	const before = await snapshot(house);
	expect(await house.as('link', (tx) => getOffer(tx, link))).toMatchObject({
		state: 'open',
		asks: 'held',
		crechePlaces: 1
	});
	expect(await snapshot(house)).toBe(before);
	const answer = () => house.as('link', (tx) => acceptOffer(tx, { link }));
	expect(await answer()).toMatchObject({ ok: true });
	expect(await answer()).toMatchObject({ ok: true });
	expect(await registrationOf(house, course.id, her.person)).toMatchObject({ state: 'place', answer_by: null });
	expect((await house.as('link', (tx) => getOffer(tx, link))).state).toBe('accepted');
	const speaks = await signIn(house, her.person);
	expect(await speaks((tx) => listChildren(tx, her.person))).toMatchObject([{ firstName: 'Mateo', allergies: 'Nuts' }]);
	expect(await typedChildren(house)).toEqual([]);
	const { db } = house.owner;
	const expected = await db.selectFrom('people.creche_day').select('day').where('circle_id', '=', course.id).execute();
	expect(expected).toHaveLength(7);
	expect((await lettersTo(house, her.person)).map(({ kind }) => kind)).toEqual(['programmes.held', 'programmes.place']);
});

const typedChildren = (house: House) =>
	house.owner.db.selectFrom('programmes.typed_child').select('first_name').where('org_id', '=', house.orgId).execute();

test('children typed under the address of somebody known are not hers before she says yes, and never when she says no', async ({
	house
}) => {
	const { joining, person } = await (await courseWith(house)).joins({ children: [mateo] });
	const other = await courseWith(house);
	const speaks = await signIn(house, person);
	const names = async () => (await speaks((tx) => listChildren(tx, person))).map(({ firstName }) => firstName);
	const bySomebody = { called: 'Mallory', reach: joining.reach, children: [{ ...mateo, firstName: 'Nobody’s' }] };
	await other.asks(bySomebody);
	expect(await names()).toEqual(['Mateo']);
	expect(await speaks((tx) => tx.db.selectFrom('programmes.typed_child').selectAll().execute())).toEqual([]);
	expect(await registrationOf(house, other.course.id, person)).toMatchObject({ state: 'offered' });
	const link = await linkFor(house, person);
	expect(await house.as('link', (tx) => declineOffer(tx, { link }))).toMatchObject({ ok: true });
	expect([await names(), await typedChildren(house)]).toEqual([['Mateo'], []]);
	await other.asks({ ...bySomebody, formId: nadia().formId });
	await yes(house, person);
	expect(await names()).toEqual(['Mateo', 'Nobody’s']);
});

test('what nobody answers is let go when its time is over and not before, and whoever waits is next; the audit says why', async ({
	house
}) => {
	const { course, asks, joins, states } = await courseWith(house, { places: 2, firstDay: '2027-03-02' });
	const held = await asks({ children: [mateo] });
	await joins();
	const waits = await joins();
	expect(await states()).toEqual(['offered', 'place', 'waiting']);
	await lettersLeave(house);
	const until = (await registrationOf(house, course.id, held.person))?.answer_by?.getTime() ?? 0;
	const round = (at: number) => house.as('job', (job) => settleOffers(asOf(job, new Date(at))));
	await round(until - 1000);
	expect(await states()).toEqual(['offered', 'place', 'waiting']);
	const link = await linkFor(house, held.person);
	await round(until);
	expect(await states()).toEqual(['left', 'place', 'offered']);
	expect(await registrationOf(house, course.id, held.person)).toMatchObject({ left_why: 'not-answered' });
	expect(await registrationOf(house, course.id, waits.person)).toMatchObject({ answer_by: null });
	expect(await typedChildren(house)).toEqual([]);
	expect((await house.as('link', (tx) => getOffer(tx, link))).state).toBe('over');
	expect(await house.as('link', (tx) => acceptOffer(tx, { link }))).toEqual({ ok: false, reason: 'no-offer' });
	const letters = (await lettersTo(house, held.person)).map(({ kind, data }) => [kind, data.again]);
	expect(letters).toEqual([
		['programmes.held', undefined],
		['programmes.held', 'yes'] // once, on the last day
	]);
	const ended = await house.owner.db
		.selectFrom('platform.audit')
		.select('subject')
		.where('action', '=', 'programmes.registration.ended')
		.where('org_id', '=', house.orgId)
		.execute();
	expect(ended.map(({ subject }) => subject)).toContainEqual(
		expect.objectContaining({ registration: held.registration, why: 'not-answered' })
	);
});

test('a place let go after the course began is told to the coordinators, once a day', async ({ house }) => {
	const { course, asks } = await courseWith(house, { places: 12 });
	await asks();
	await asks();
	const coordinator = await staffOf(house, 'coordinator');
	await lettersLeave(house);
	const later = new Date('2027-02-20T12:00:00Z');
	await house.as('job', (job) => lapseOffers(asOf(job, later), course.id));
	expect(await lettersTo(house, coordinator.id)).toEqual([{ kind: 'programmes.let-go', data: { cohort: course.id } }]);
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => letGoLetter(job, coordinator.id, { cohort: course.id }))
	);
	expect(letter?.act?.path).toBe(`/manage/on/${course.id}/people`);
});

test('it is hers when she comes in by a letter for the first time, and at once when she joins signed in', async ({
	house
}) => {
	const { course, asks } = await courseWith(house);
	const her = await asks({ children: [mateo] });
	await house.as('door', (door) => takeUpAtFirstSignIn(door, her.person));
	expect(await registrationOf(house, course.id, her.person)).toMatchObject({ state: 'place', answer_by: null });
	const other = await courseWith(house);
	const { joining } = await other.asks({ ...her.joining, formId: nadia().formId });
	const stranger = await signIn(house, (await asks()).person);
	const takesUp = (tx: Parameters<typeof takeUpWhatIsOwn>[0]) => takeUpWhatIsOwn(tx, other.course.slug, joining);
	expect(await stranger.atDoor(takesUp)).toBe(false);
	expect(await (await signIn(house, her.person)).atDoor(takesUp)).toBe(true);
	expect(await registrationOf(house, other.course.id, her.person)).toMatchObject({ state: 'place' });
});

test('a coordinator who has spoken to her says so, with her children, and the trail names who did', async ({
	house
}) => {
	const { course, asks, coordinator, facilitator } = await courseWith(house);
	const her = await asks(fatou({ children: [mateo] }));
	const asked = { registration: her.registration };
	const before = await snapshot(house);
	await expect(facilitator((tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => acceptOffer(tx, asked))).rejects.toThrow(NotFound); // it takes the door's rights as well
	await expect(house.as('job', (job) => takeUpAtFirstSignIn(job, her.person))).rejects.toThrow(Forbidden);
	await expect(coordinator.atDoor((tx) => takeUpAtFirstSignIn(tx, her.person))).rejects.toThrow(Forbidden);
	expect(await snapshot(house)).toBe(before);
	expect(await coordinator.atDoor((tx) => acceptOffer(tx, asked))).toMatchObject({ ok: true });
	expect(await registrationOf(house, course.id, her.person)).toMatchObject({ state: 'place' });
	const { actor_id } = await house.owner.db
		.selectFrom('platform.audit')
		.select('actor_id')
		.where('action', '=', 'programmes.registration.placed')
		.where('org_id', '=', house.orgId)
		.orderBy('at', 'desc')
		.executeTakeFirstOrThrow();
	expect(actor_id).toBe(coordinator.id);
});

test('whoever is rung has three days more, so that a weekend costs her nothing; safe hours come first', async ({
	house
}) => {
	const { course, asks } = await courseWith(house);
	const until = async (wish: Partial<Joining>) => {
		const { person, token } = await asks(wish);
		expect((await receiptOf(house, token)).answerBy).toEqual(
			(await registrationOf(house, course.id, person))?.answer_by
		);
		return (await receiptOf(house, token)).answerBy.getTime();
	};
	const [byEmail, byPhone] = [await until({}), await until(fatou())];
	expect(byPhone - byEmail).toBeGreaterThan(days(2.4));
	const { days: _, ...safe } = nadia().safe;
	expect(await until({ safe: { ...safe, days: [1], fromHour: 9, toHour: 10 } })).toBeGreaterThan(byEmail);
});

test('a turn counts when she has answered: nobody who has not stands before her, and a stranger makes no list long', async ({
	house
}) => {
	const { course, asks, joins } = await courseWith(house, { places: 1 });
	await joins();
	const first = await asks();
	const invented = [await asks(), await asks()];
	expect(await receiptOf(house, invented[1]?.token ?? '')).toMatchObject({ state: 'waiting', position: 1 });
	const link = await linkFor(house, first.person);
	expect(await house.as('link', (tx) => getOffer(tx, link))).toMatchObject({ asks: 'turn', turn: 1 });
	await house.as('link', (tx) => acceptOffer(tx, { link }));
	expect(await registrationOf(house, course.id, first.person)).toMatchObject({ state: 'waiting', answer_by: null });
	expect(await house.as('link', (tx) => getOffer(tx, link))).toMatchObject({ state: 'kept', turn: 1 });
	expect(await house.as('door', (door) => getTurn(door, invented[1]?.registration ?? ''))).toBe(2);
	expect((await lettersTo(house, first.person)).at(-1)?.kind).toBe('programmes.waiting');
});

test('whoever was told her number keeps it: one who asked before her and answers after her stands behind her, on the list and when a place is free', async ({
	house
}) => {
	const { course, coordinator, asks, joins } = await courseWith(house, { places: 1 });
	const has = await joins();
	const [asked, answered] = [await asks(), await asks()];
	await yes(house, answered.person);
	const turn = (registration: string) => house.as('door', (door) => getTurn(door, registration));
	expect([await turn(answered.registration), await turn(asked.registration)]).toEqual([1, 2]);
	await yes(house, asked.person);
	expect([await turn(answered.registration), await turn(asked.registration)]).toEqual([1, 2]);
	const roster = await coordinator((tx) => listRoster(tx, course.id));
	const waiting = roster.filter(({ state }) => state === 'waiting').map(({ personId }) => personId);
	expect(waiting).toEqual([answered.person, asked.person]);
	await coordinator((tx) => endRegistration(tx, has.registration));
	await lettersLeave(house);
	await house.as('job', (job) => offerFreePlaces(job, course.id));
	expect(await registrationOf(house, course.id, answered.person)).toMatchObject({ state: 'offered' });
	expect(await registrationOf(house, course.id, asked.person)).toMatchObject({ state: 'waiting' });
});
