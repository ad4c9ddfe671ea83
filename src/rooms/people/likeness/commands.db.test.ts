import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { refers } from '#cast/referral.ts';
import { decideReferral } from '#rooms/programmes/joining/referral/commands.server.ts';
import { fatou, mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { bringTogether, takeApart } from '../../../merging.server.ts';
import { takeCopy } from '../../../own-data.server.ts';
import { fallQuiet } from '../loss/commands.server.ts';
import { listMerged } from '../merge/queries.server.ts';
import { askAgain, sayTwoPeople } from './commands.server.ts';
import { lookForLikenesses } from './jobs.server.ts';
import { countLikenesses, findAlike, listLikenesses, listSaidTwo } from './queries.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
const look = (house: House) => house.as('job', lookForLikenesses);
const idsOf = async (speak: Speak, person: string) => (await speak((tx) => findAlike(tx, person))).map(({ id }) => id);
/** Whom somebody is asked about on the list of whoever speaks. */
const asked = async (speak: Speak, person: string) =>
	(await speak((tx) => listLikenesses(tx))).shown.flatMap(({ one, other }) =>
		one.id === person ? [other.id] : other.id === person ? [one.id] : []
	);
const raw = (tx: Tx) => tx.db.selectFrom('people.likeness').selectAll().execute();

/** Two courses, each with a coordinator of its own, and somebody who joined one by her number and the other under another name. */
async function acrossAWall(house: House) {
	const [here, there] = [await courseWith(house), await courseWith(house)];
	const { reach, safe } = fatou();
	const one = (await here.joins({ called: 'Nadia', reach, safe })).person;
	const other = (await there.joins({ called: 'Nadia Khan', reach, safe })).person;
	const [ofHere, ofThere] = [
		await staffOf(house, 'coordinator', here.course.id),
		await staffOf(house, 'coordinator', there.course.id)
	];
	return { here, there, one, other, reach, safe, ofHere, ofThere };
}

test('two records across a wall are put before whoever may see both, however a number was kept, and before nobody else', async ({
	house
}) => {
	const { here, there, one, other, reach, ofHere, ofThere } = await acrossAWall(house);
	const kept = { value: `0${reach.value.slice(3)}` };
	await house.owner.db.updateTable('people.address').set(kept).where('person_id', '=', other).execute();
	await look(house);
	expect(await asked(here.coordinator, one)).toEqual([other]);
	expect(await here.coordinator((tx) => countLikenesses(tx))).toBeGreaterThan(0);
	const [told] = await here.coordinator((tx) => findAlike(tx, one));
	expect(told).toMatchObject({ id: other, called: 'Nadia Khan', why: 'phone' });
	for (const speak of [ofHere, ofThere]) {
		expect(await asked(speak, one)).toEqual([]);
		expect([...(await idsOf(speak, one)), ...(await idsOf(speak, other))]).toEqual([]);
		await expect(speak((tx) => sayTwoPeople(tx, one, other))).rejects.toThrow(NotFound);
	}
	const her = await signIn(house, one);
	for (const speak of [ofHere, ofThere, here.facilitator, there.facilitator, her] as Speak[])
		expect(await speak(raw)).toEqual([]);
	expect(await house.as('door', raw)).toEqual([]);
	await expect(here.facilitator((tx) => listLikenesses(tx))).rejects.toThrow(Forbidden);
	await expect(here.facilitator((tx) => sayTwoPeople(tx, one, other))).rejects.toThrow(Forbidden);
	const copy = JSON.stringify(await her((tx) => takeCopy(tx)));
	expect(copy).not.toMatch(/likeness|name-and-child/);
	expect(copy).not.toContain(other);
	// the area's own coordinator is told as soon as both belong to it
	await there.coordinator((tx) =>
		tx.db
			.insertInto('people.membership')
			.values({ org_id: house.orgId, circle_id: here.course.id, person_id: other })
			.execute()
	);
	expect(await asked(ofHere, one)).toEqual([other]);
	expect(await idsOf(here.facilitator, one)).toEqual([other]);
});

test('said to be two, nobody is asked about them again; a slip is taken back; a pair that is alike no more goes', async ({
	house
}) => {
	const { here, one, other } = await acrossAWall(house);
	const { coordinator } = here;
	await look(house);
	await coordinator((tx) => sayTwoPeople(tx, other, one));
	await coordinator((tx) => sayTwoPeople(tx, one, other));
	const changed = house.owner.db.updateTable('people.person').set({ called: 'Nadia K' }).where('id', '=', other);
	await changed.execute();
	await look(house);
	expect([...(await asked(coordinator, one)), ...(await idsOf(coordinator, one))]).toEqual([]);
	expect((await coordinator((tx) => listSaidTwo(tx)))[0]).toMatchObject({ why: 'phone' });
	const said = house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('action', 'like', 'people.likeness.%');
	expect((await said.execute()).filter(({ action }) => action.endsWith('said-two'))).toHaveLength(1);
	await coordinator((tx) => askAgain(tx, one, other));
	expect(await asked(coordinator, one)).toEqual([other]);
	await house.owner.db
		.updateTable('people.address')
		.set({ value: fatou().reach.value })
		.where('person_id', '=', other)
		.execute();
	await look(house);
	expect(await asked(coordinator, one)).toEqual([]);
	await expect(coordinator((tx) => sayTwoPeople(tx, one, other))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => sayTwoPeople(tx, one, uuidv7()))).rejects.toThrow(NotFound);
});

test('brought together they are one, and asked about again once they are taken apart', async ({ house }) => {
	const { here, one, other } = await acrossAWall(house);
	const { coordinator } = here;
	await look(house);
	expect(await coordinator((tx) => bringTogether(tx, one, other))).toMatchObject({ ok: true });
	await look(house);
	expect(await asked(coordinator, one)).toEqual([]);
	const [merged] = await coordinator((tx) => listMerged(tx, one));
	expect(await coordinator((tx) => takeApart(tx, one, merged?.id ?? ''))).toMatchObject({ ok: true });
	await look(house);
	expect(await asked(coordinator, one)).toEqual([other]);
});

test('whoever was written for is like nobody until she is taken on', async ({ house }) => {
	const { here, one, reach, safe } = await acrossAWall(house);
	const { coordinator } = here;
	const { id, person, answers } = await refers(house, { called: 'N.', reach, safe });
	await look(house);
	expect(await asked(coordinator, person)).toEqual([]);
	expect(await idsOf(coordinator, person)).toEqual([]);
	expect(await idsOf(coordinator, one)).not.toContain(person);
	await answers();
	await look(house);
	expect(await idsOf(coordinator, person)).toEqual([]);
	await coordinator((tx) => decideReferral(tx, { referral: id, decision: 'accepted' } as never));
	expect(await idsOf(coordinator, person)).toContain(one);
	await look(house);
	expect(await asked(coordinator, person)).toContain(one);
});

test('a name says nothing by itself, with a child it does; a number of a whole house says something beside the first name alone', async ({
	house
}) => {
	const { coordinator, joins } = await courseWith(house, { places: 20 });
	const { reach, safe } = fatou();
	const people: string[] = [];
	for (const called of ['Ada', 'Bo', 'Cy', 'Di', 'Ada Lee']) people.push((await joins({ called, reach, safe })).person);
	const [ada = '', bo = '', , , lee = ''] = people;
	expect(await idsOf(coordinator, ada)).toEqual([lee]);
	expect(await idsOf(coordinator, bo)).toEqual([]);
	const name = `Zoe ${uuidv7()}`;
	const [plain, first] = [
		(await joins({ called: name })).person,
		(await joins({ called: name, children: [mateo] })).person
	];
	expect(await idsOf(coordinator, plain)).toEqual([]);
	const second = (await joins({ called: name, children: [{ ...mateo, firstName: 'mateo' }] })).person;
	expect((await coordinator((tx) => findAlike(tx, first))).map(({ id, why }) => [id, why])).toEqual([
		[second, 'name-and-child']
	]);
	const her = await speaker(house, first);
	const before = await coordinator((tx) => findAlike(tx, second));
	await her(fallQuiet);
	expect(await coordinator((tx) => findAlike(tx, second))).toEqual(before);
});
