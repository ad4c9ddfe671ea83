// What is answered to whoever asks what is held about her, leaves, brings records together or ends a role: the same, and it leaves the same rows.
import { expect } from 'vitest';
import { ownDataFolder } from '#cast/coproduction.ts';
import { endRole } from '#platform/identity/staff.ts';
import { takeConcern, writeEntry } from '#rooms/safeguarding/concern/commands.server.ts';
import { raiseConcern } from '#rooms/safeguarding/worry/commands.server.ts';
import { bringTogether, takeApart } from '../../src/merging.server.ts';
import { copyOfMine, forget, leave } from '../../src/own-data.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { seenBy } from './seen-rows.ts';
import { test as withWorlds, type World, type Worlds } from './worlds.ts';
import { speakingIn } from './worrying.ts';

/** What the scene holds that nobody could do: parents who were brought together with themselves, and with a pass of the team. */
const unreal = 'delete from people.handed_row; delete from people.merge; delete from platform.pass';

type Ways = ReturnType<typeof speakingIn>;

/** A test whose `ways` are the ways to speak in each world. */
const test = withWorlds.extend('ways', { scope: 'file' }, async ({ worlds }, { onCleanup }) => {
	ownDataFolder();
	for (const { set } of [worlds.with, worlds.without]) await set.scene.owner.query(unreal);
	const [here, there] = [speakingIn(worlds.with), speakingIn(worlds.without)];
	onCleanup(async () => void (await Promise.all([here.close(), there.close()])));
	return { here, there };
});

/** What comes of the same in each world, a failure as its words. */
async function both({ here, there }: { here: Ways; there: Ways }, does: (ways: Ways) => Promise<unknown>) {
	const said = (ways: Ways) => does(ways).catch((error: unknown) => String(error));
	return [await said(here), await said(there)] as const;
}

/** How many rows somebody sees of each table: what is drawn anew differs in them. */
async function counted(world: World, name: string): Promise<string[]> {
	return [...(await seenBy(world, name))].map(([table, rows]) => `${table} ${rows.split(' ')[0]}`);
}

async function expectEqualRows(worlds: Worlds): Promise<void> {
	for (const name of ['coordinator', 'area-coordinator', 'facilitator', 'host'])
		expect(await counted(worlds.with, name)).toEqual(await counted(worlds.without, name));
}

test('a copy of what is held about her is the same to the letter', async ({ ways }) => {
	for (const name of ['parent', 'peer', 'facilitator', 'coordinator', 'creche-today']) {
		const [here, there] = await both(ways, (world) => world.as(name, (tx) => copyOfMine(tx)));
		expect(Object.keys(here as object).length).toBeGreaterThan(20);
		expect(JSON.stringify(here)).toBe(JSON.stringify(there));
	}
});

const her = ({ worlds }: { worlds: Worlds }, name: string) => worlds.with.set.ids.person[name] ?? '';
const merging = (worlds: Worlds, first: string, other: string) => async (tx: Tx) => {
	const done = await bringTogether(tx, her({ worlds }, first), her({ worlds }, other));
	const made = await tx.db
		.selectFrom('people.merge')
		.select('id')
		.where('kept_id', '=', her({ worlds }, first))
		.where('gone_id', '=', her({ worlds }, other))
		.execute();
	return { done, merges: made.length };
};

test('two records become one, and are taken apart again after a concern went on meanwhile', async ({
	worlds,
	ways
}) => {
	const [here, there] = await both(ways, (world) => world.as('coordinator', merging(worlds, 'peer', 'stranger')));
	expect(here).toEqual(there);
	expect(here).toEqual({ done: { ok: true }, merges: 1 });
	await expectEqualRows(worlds);
	const { rows } = await worlds.with.set.scene.owner.query<{ id: string }>(
		'select id from safeguarding.concern where person_id = $1 and taken_by is null',
		[her({ worlds }, 'peer')]
	);
	expect(rows.length).toBeGreaterThan(1);
	for (const { id } of rows) {
		await ways.here.as('deputy', (tx) => takeConcern(tx, id));
		await ways.here.as('deputy', (tx) =>
			writeEntry(tx, id, { id: crypto.randomUUID(), kind: 'note', words: 'A note' })
		);
	}
	const again = { person: her({ worlds }, 'peer'), who: '', words: 'Again' };
	await ways.here.as('raiser', (tx) => raiseConcern(tx, again));
	const apart = async (tx: Tx) => {
		const made = tx.db.selectFrom('people.merge').select('id').where('gone_id', '=', her({ worlds }, 'stranger'));
		const { id } = await made.where('kept_id', '=', her({ worlds }, 'peer')).executeTakeFirstOrThrow();
		return takeApart(tx, her({ worlds }, 'peer'), id);
	};
	const [apartHere, apartThere] = await both(ways, (world) => world.as('coordinator', apart));
	expect(apartHere).toEqual(apartThere);
	expect(apartHere).toEqual({ ok: true });
	await expectEqualRows(worlds);
});

const leaves = (worlds: Worlds, name: string) => async (world: Ways) => {
	const left = await world.as(name, (tx) => leave(tx));
	await world.does(forget, { account: her({ worlds }, name) });
	return left;
};

test('a key to somebody that refuses to forget her is found', async ({ worlds, ways }) => {
	const { owner } = worlds.with.set.scene;
	await owner.query(`alter table safeguarding.concern add constraint planted foreign key (org_id, person_id)
		references people.person (org_id, id) not valid`);
	await expect(ways.here.does(forget, { account: her({ worlds }, 'newcomer') })).rejects.toThrow('planted');
	await owner.query('alter table safeguarding.concern drop constraint planted');
});

test('whoever leaves is forgotten alike, by name, by row and in what is answered', async ({ worlds, ways }) => {
	for (const name of ['newcomer', 'parent', 'coordinator']) {
		const [here, there] = await both(ways, leaves(worlds, name));
		expect([name, here]).toEqual([name, there]);
		if (name === 'newcomer') expect(here).toEqual({ ok: true });
	}
	await expectEqualRows(worlds);
});

test('a role ends alike, also that of a lead who has taken concerns', async ({ worlds, ways }) => {
	for (const name of ['deputy', 'safeguarding-lead', 'facilitator']) {
		const end = async (tx: Tx) => {
			const grants = tx.db
				.selectFrom('platform.role_grant')
				.select('id')
				.where('account_id', '=', her({ worlds }, name));
			const { id } = await grants.where('ended_at', 'is', null).executeTakeFirstOrThrow();
			return endRole(tx, id ?? '');
		};
		const [here, there] = await both(ways, (world) => world.as('coordinator', end));
		expect([name, here]).toEqual([name, there]);
	}
	await expectEqualRows(worlds);
});
