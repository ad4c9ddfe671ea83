// The same charity twice: in one world concerns of every kind are written down, in the other nobody ever worried.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { addressesOf, test as withDatabase, type TestDatabase } from '../support/database.ts';
import { cloneDatabase, dropDatabase } from '../support/databases.ts';
import { setScene } from './scene.ts';
import { Scene } from './scene/write.ts';
import type { SetScene } from './set-scene.ts';
import { putColleagues, worry } from './worrying.ts';

/** One of the two: its database, and the scene with a connection to it. */
export interface World {
	name: 'with concerns' | 'without';
	database: TestDatabase;
	set: SetScene;
}
export interface Worlds {
	with: World;
	without: World;
	/** A concern that is there in one world alone. */
	concern: string;
}

/** Who deals with concerns, and timed work: for them alone the worlds differ. Whoever raised one knows that she did. */
export const handlers = ['safeguarding-lead', 'deputy', 'conduct-lead', 'conduct', 'raiser', 'job'];
/** Those who read concerns, and are set apart from each that they would read: for them it is as if there were none. */
export const setApart = ['struck', 'struck-conduct'];

/** Takes away whatever of a scene tells of a concern. */
const never = `
	delete from safeguarding.apart; delete from safeguarding.entry; delete from safeguarding.alert; delete from safeguarding.concern;
	delete from platform.letter where kind like 'safeguarding.%';
	delete from platform.access where what like 'safeguarding.%';
	delete from platform.audit where action like 'safeguarding.%';`;
/** Lets the clock stand still: the worlds are looked at one after the other. */
const still = (now: string) => `
	create or replace function platform.clock() returns interval stable parallel safe return timestamptz '${now}' - pg_catalog.now();
	create or replace function platform.moment() returns timestamptz parallel safe return timestamptz '${now}'`;

async function prepare({ ownerUrl }: TestDatabase): Promise<SetScene> {
	return connected(ownerUrl, async (owner) => {
		const set = await setScene(owner);
		await putColleagues(set);
		await owner.query(never);
		const { rows } = await owner.query<{ now: Date }>('select platform.now() as now');
		await owner.query(still(rows[0]?.now.toISOString() ?? ''));
		return set;
	});
}

/** The scene as it is in another database that holds it. */
function sceneIn({ scene, ids }: SetScene, owner: pg.Client): SetScene {
	const there = new Scene(owner, scene.shapes);
	there.rows.push(...scene.rows.filter(({ table }) => !table.startsWith('safeguarding.')));
	return { scene: there, ids };
}

/** A test whose `worlds` are two databases, alike to the byte but for the concerns in one of them. */
export const test = withDatabase.extend('worlds', { scope: 'file' }, async ({ database }, { onCleanup }) => {
	const server = inject('testServer');
	const set = await prepare(database);
	const name = `t_${randomUUID().replaceAll('-', '')}`;
	await cloneDatabase(server.ownerUrl, new URL(database.ownerUrl).pathname.slice(1), name);
	const connections: pg.Client[] = [];
	onCleanup(async () => {
		for (const connection of connections) await connection.end();
		await dropDatabase(server.ownerUrl, name);
	});
	const open = async (named: World['name'], at: TestDatabase): Promise<World> => {
		const owner = new pg.Client({ connectionString: at.ownerUrl });
		await owner.connect();
		connections.push(owner);
		return { name: named, database: at, set: sceneIn(set, owner) };
	};
	const worlds = {
		with: await open('with concerns', addressesOf(server, name)),
		without: await open('without', database)
	};
	const concern = await worry(worlds.with);
	const { org, person } = set.ids;
	const row = { table: 'safeguarding.concern', key: `${org.ours}/${concern}`, org: org.ours, of: person.parent };
	for (const world of [worlds.with, worlds.without]) world.set.scene.rows.push(row); // asked for in both, there in one
	return { ...worlds, concern } satisfies Worlds;
});
