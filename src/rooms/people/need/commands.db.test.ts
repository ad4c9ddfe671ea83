import { expect } from 'vitest';
import { makeAccount } from '#platform/identity/examples.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { bringTogether, takeApart } from '../../../merging.server.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { listMerged } from '../merge/queries.server.ts';
import { changeNeedsFor } from '../on-behalf/commands.server.ts';
import { listChangesFor } from '../on-behalf/queries.server.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { sayNeeds } from './commands.server.ts';
import type { Need } from './form.ts';
import { listNeeds } from './queries.server.ts';

const arabic: Need = { kind: 'interpreter', choices: ['ar'], words: 'My sister comes with me' };
const noPork: Need = { kind: 'food', choices: ['no-pork'], words: '' };
const lift: Need = { kind: 'travel', choices: ['lift'], words: 'From Mill Lane' };

/** Somebody of a course, and all who work around her. */
async function around(house: House) {
	const { course, coordinator, facilitator, joins } = await courseWith(house);
	const { person } = await joins();
	const her = await signIn(house, person);
	const says = (...needs: Need[]) => her((tx) => sayNeeds(tx, person, { needs }));
	const seen = (tx: Tx) => listNeeds(tx, person);
	return { course, coordinator, facilitator, joins, person, her, says, seen };
}

const rows = (house: House, person: string) =>
	house.owner.db
		.selectFrom('people.need')
		.select(['kind', 'said_by', 'since'])
		.where('person_id', '=', person)
		.orderBy('kind')
		.execute();

test('she says it once, changes one thing and takes back another: what stays keeps its day, what goes is gone, and each change leaves a trail', async ({
	house
}) => {
	const { person, her, says, seen } = await around(house);
	await says(noPork, arabic);
	expect(await her(seen)).toEqual([arabic, noPork]);
	const [food] = await rows(house, person);
	await says(noPork, lift);
	expect(await her(seen)).toEqual([noPork, lift]);
	expect(await rows(house, person)).toMatchObject([food, { kind: 'travel', said_by: null }]);
	await says(noPork, lift);
	await says();
	expect(await rows(house, person)).toEqual([]);
	const trail = house.owner.db.selectFrom('platform.audit').select('subject').where('actor_id', '=', person);
	const said = await trail.where('action', '=', 'people.needs.said').execute();
	expect(said).toHaveLength(3); // saying the same again is no change
	expect(JSON.stringify(said)).not.toMatch(/pork|sister|interpreter|Mill/);
});

test('those who run her groups and their coordinator read what she needs; the crèche, a lead, an evaluator, whoever runs another group and other parents do not', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins, says, seen } = await around(house);
	await says(arabic);
	for (const reader of [coordinator, facilitator, await staffOf(house, 'coordinator', course.id)])
		expect(await reader(seen)).toEqual([arabic]);
	const other = await courseWith(house);
	const nobody = [
		other.facilitator,
		await staffOf(house, 'creche_worker', course.id),
		await staffOf(house, 'coordinator', other.course.id),
		await staffOf(house, 'programme_lead'),
		await staffOf(house, 'evaluator'),
		await staffOf(house, 'safeguarding_lead'),
		await signIn(house, (await joins()).person)
	];
	for (const reader of nobody) expect(await reader(seen)).toEqual([]);
	for (const kind of ['visitor', 'door', 'link', 'job'] as const)
		expect(await house.as(kind, seen).catch(() => [])).toEqual([]);
});

test('a facilitator reads no more once she has left the group', async ({ house }) => {
	const { course, facilitator, person, says, seen } = await around(house);
	await says(arabic);
	expect(await facilitator(seen)).toHaveLength(1);
	await house.owner.db
		.updateTable('people.membership')
		.set({ until: new Date(Date.parse('2020-01-01')) })
		.where('circle_id', '=', course.id)
		.where('person_id', '=', person)
		.execute();
	expect(await facilitator(seen)).toEqual([]);
});

test('a coordinator writes it down for whoever asks, under her own name; nobody else says for another what she needs', async ({
	house
}) => {
	const { coordinator, facilitator, joins, person, her, says, seen } = await around(house);
	await says(noPork);
	const asked = 'by-phone' as const;
	await coordinator.atDoor((tx) => changeNeedsFor(tx, person, { needs: [noPork, arabic], asked }));
	expect(await rows(house, person)).toMatchObject([
		{ kind: 'food', said_by: null },
		{ kind: 'interpreter', said_by: coordinator.id }
	]);
	expect((await her((tx) => listChangesFor(tx, person))).map(({ what, asked }) => [what, asked])).toEqual([
		['needs', asked]
	]);
	const other = await signIn(house, (await joins()).person);
	for (const speaker of [facilitator, other]) {
		await expect(speaker((tx) => sayNeeds(tx, person, { needs: [] }))).rejects.toThrow(Forbidden);
		await expect(speaker((tx) => changeNeedsFor(tx, person, { needs: [], asked }))).rejects.toThrow(Forbidden);
	}
	const team = await makeAccount(house.owner.db, house.orgId, 'no-page@example.org', ['facilitator']);
	await expect((await signIn(house, team))((tx) => sayNeeds(tx, team, { needs: [noPork] }))).rejects.toThrow(NotFound);
	const elsewhere = await staffOf(house, 'coordinator', (await courseWith(house)).course.id);
	await expect(elsewhere((tx) => changeNeedsFor(tx, person, { needs: [], asked }))).rejects.toThrow(NotFound);
	const [typed, mine] = [
		{ org_id: house.orgId, person_id: person, kind: 'food', words: 'x' },
		{ org_id: house.orgId, person_id: other.id, kind: 'food', words: 'x' }
	];
	const put = (row: object) => (tx: Tx) =>
		tx.db
			.insertInto('people.need')
			.values(row as typeof typed)
			.execute();
	for (const speaker of [facilitator, other]) await expect(speaker(put(typed))).rejects.toThrow(/row-level/);
	await expect(coordinator(put(typed))).rejects.toThrow(/row-level/); // as if she had said it herself
	await expect(other(put({ ...mine, said_by: coordinator.id }))).rejects.toThrow(/row-level/);
	for (const speaker of [facilitator, other])
		await speaker((tx) => tx.db.deleteFrom('people.need').where('person_id', '=', person).execute());
	expect(await her(seen)).toHaveLength(2);
});

test('it is in her copy and goes with her; of two records nothing is lost, and taken apart each has its own again', async ({
	house
}) => {
	const { coordinator, joins, person, her, says } = await around(house);
	await says(noPork);
	const gone = await joins({ called: 'Nadia', reach: { kind: 'phone', value: '+447700900177' } });
	await (
		await signIn(house, gone.person)
	)((tx) => sayNeeds(tx, gone.person, { needs: [lift, { ...noPork, words: 'Egg' }] }));
	expect(await coordinator((tx) => bringTogether(tx, person, gone.person))).toMatchObject({ ok: true });
	expect(await her((tx) => listNeeds(tx, person))).toEqual([{ ...noPork, words: 'Egg' }, lift]);
	expect((await her((tx) => copyFor(tx, person)))['people.need']).toHaveLength(3);
	const [merged] = await coordinator((tx) => listMerged(tx, person));
	expect(await coordinator((tx) => takeApart(tx, person, merged?.id ?? ''))).toMatchObject({ ok: true });
	expect(await her((tx) => listNeeds(tx, person))).toEqual([noPork]);
	expect(await rows(house, gone.person)).toHaveLength(2);
	await house.as('job', (job) => eraseFor(job, gone.person));
	expect(await rows(house, gone.person)).toEqual([]);
});
