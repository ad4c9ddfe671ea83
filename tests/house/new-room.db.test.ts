// Whoever builds a room adds it to one list: a made-up room is added to it here, and each of its parts works.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { rooms as ours } from '#rooms';
import { courseWith, signIn } from '#cast/joining.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { connected } from '#platform/db/connected.ts';
import { letHold } from '#platform/db/migrate.ts';
import { roles, type Actor } from '#platform/db/tx.ts';
import { announce } from '#platform/jobs/news.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { beginningFor, waysFor } from '#platform/room.ts';
import { copyOfMine, leave } from '../../src/own-data.server.ts';
import { jobsOf, doMinute } from '../../src/worker.ts';
import { test, type House } from '../support/house.ts';
import { quiltFinished, quilting } from './quilting.ts';
import { matrixOf } from './who-sees.ts';

const somebody: Actor = {
	kind: 'person',
	orgId: uuidv7(),
	id: uuidv7(),
	language: 'en',
	roles: [],
	circles: [],
	strong: true,
	atDoor: false
};

/** The house with the made-up room in it, what is done there, and its timed work in this organisation. */
function withQuilting(house: House) {
	const done: string[] = [];
	const rooms = [...ours, quilting(done)];
	const run = async (name: string, payload: Record<string, unknown> = {}) =>
		jobsOf(rooms)[name]?.({ orgId: house.orgId, payload, tx: (work) => house.as('job', work) });
	return { done, rooms, run };
}

test('it is in the menu of whom it is for, and who comes for it begins there', () => {
	const rooms = [...ours, quilting([])];
	const evaluator = { ...somebody, roles: ['evaluator' as const] };
	expect(waysFor(rooms, evaluator).map(({ href }) => href)).toEqual(['/together', '/evaluation', '/quilts']);
	expect(waysFor(rooms, { ...evaluator, strong: false })).toEqual([]);
	const helper = { ...somebody, circles: [{ role: 'creche_worker' as const, circleId: uuidv7() }] };
	expect(beginningFor([quilting([]), ...ours], helper)).toBe('/quilts');
	expect(beginningFor(rooms, { ...helper, roles: ['safeguarding_lead'] })).toBe('/concerns');
	expect(beginningFor(rooms, somebody)).toBe('/me');
});

test('its jobs, letters and news are done by timed work', async ({ house }) => {
	const { done, run } = withQuilting(house);
	const { joins } = await courseWith(house);
	const { person } = await joins();
	await run('quilting-count');
	await house.as('job', (tx) => queueLetter(tx, person, 'quilting.card', {}));
	const { rows } = await sql<{ id: string }>`select id from platform.letter where kind = 'quilting.card'`.execute(
		house.owner.db
	);
	await run('letter', { letter: rows[0]?.id });
	await house.as('job', (tx) => announce(tx, quiltFinished, { quilt: 'log cabin' }));
	await run('event', { event: await newestEvent(house) });
	expect(done).toEqual(['job', 'letter', 'heard log cabin']);
});

test('news that no room announces is an error, and so is news that holds something else', async ({ house }) => {
	const { run } = withQuilting(house);
	const strange = { ...quiltFinished, name: 'quilting.quilt.lost' };
	await house.as('job', (tx) => announce(tx, strange, { quilt: 'log cabin' }));
	await expect(run('event', { event: await newestEvent(house) })).rejects.toThrow('no room announces');
	await sql`update platform.event set name = ${quiltFinished.name}, payload = '{"quilts": 2}'`.execute(house.owner.db);
	await expect(run('event', { event: await newestEvent(house) })).rejects.toThrow(/quilt/);
});

test('its role is on the list of the code, and the database lets people hold what stands there', async ({
	house,
	database
}) => {
	const { joins } = await courseWith(house);
	const { person } = await joins();
	const grant = { org_id: house.orgId, account_id: person, until: new Date('2030-01-01'), why: 'sews' };
	const holds = (role: string) =>
		house.owner.db
			.insertInto('platform.role_grant')
			.values({ ...grant, role })
			.execute();
	const bringUpTo = (names: readonly string[]) => connected(database.ownerUrl, (client) => letHold(client, names));
	await expect(holds('quilter')).rejects.toThrow('role_grant_role_check');
	await bringUpTo([...roles, 'quilter']);
	await holds('quilter');
	await expect(holds('weaver')).rejects.toThrow('role_grant_role_check');
	await expect(bringUpTo(roles), 'what somebody holds is not forgotten').rejects.toThrow('role_grant_role_check');
});

test('its work of the minute is done where it is due', async ({ house }) => {
	const { done, rooms } = withQuilting(house);
	const { db } = house.owner;
	await sql`create schema quilting`.execute(db);
	await sql`grant usage on schema quilting to public`.execute(db);
	await sql`create function quilting.due_threads() returns table (id uuid) language sql
		as ${sql.lit(`select '${house.orgId}'::uuid`)}`.execute(db);
	await doMinute(house.worker, rooms.slice(-1));
	expect(done).toEqual(['minute']);
});

test('what it holds is in her copy, ends when she leaves, and is forgotten first', async ({ house }) => {
	const { done, rooms, run } = withQuilting(house);
	const { joins } = await courseWith(house);
	const { person } = await joins();
	const her = await signIn(house, person);
	const copy = await her((tx) => copyOfMine(tx, rooms));
	expect(copy).toMatchObject({ 'people.person': [{ id: person }], 'quilting.quilt': [{ colour: 'red' }] });
	expect(await her((tx) => leave(tx, rooms))).toEqual({ ok: true });
	await run('forget', { account: person });
	expect(done).toEqual(['ended', 'forgotten']);
});

test('who sees what of it stands beside it', () => {
	expect(matrixOf([...ours, quilting([])]).tables['quilting.quilt']).toMatchObject({ see: { person: 'own' } });
});

async function newestEvent(house: House): Promise<string> {
	const { rows } = await sql<{ id: string }>`select id from platform.event order by at desc, id desc limit 1`.execute(
		house.owner.db
	);
	return rows[0]?.id ?? '';
}
