import { createHash, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { connect, type Connection } from '#platform/db/connection.ts';
import { inTransaction, NobodyThere, type Speaker, type Tx } from '#platform/db/tx.ts';
import { tokenOf } from './scene/cast.ts';
import { keepFigures } from '../deep/figures.ts';
import { test, type SetScene } from './set-scene.ts';
import { expected, matrix } from './who-sees.ts';

const howOften = process.env.KITH_DEEP === '1' ? 100_000 : 5_000;
const unattended = ['visitor', 'door', 'link', 'job', 'host'] as const;

function speakerOf({ ids }: SetScene, name: string): Speaker {
	const kind = unattended.find((known) => known === name);
	if (kind) return { orgId: ids.org.ours, kind };
	return { session: createHash('sha256').update(tokenOf(name, ids)).digest() };
}

async function keysSeen(tx: Tx, { scene }: SetScene, table: string): Promise<string[]> {
	const key = scene.shapes.get(table)?.key ?? '';
	const { rows } = await sql<{ key: string }>`select ${sql.raw(key)} as key from ${sql.raw(table)}`.execute(tx.db);
	return rows.map((row) => row.key).sort();
}

/** Tables anybody may look at with success, each with something of both organisations. */
const watched = [
	'people.person',
	'people.child_care',
	'platform.account',
	'programmes.registration',
	'safeguarding.concern'
];

class Abandoned extends Error {}

/** The ways in: the web's login, from a pool that many share, and those of timed work and the command line. */
interface Ways {
	app: Connection;
	job: Connection;
	host: Connection;
}
const wayOf = (ways: Ways, name: string) => (name === 'job' || name === 'host' ? ways[name] : ways.app);

/** One transaction of one speaker: what it sees must be what the matrix says, whether or not it is thrown away. */
async function visit(set: SetScene, ways: Ways, names: string[]): Promise<string[]> {
	const name = names[randomInt(names.length)] ?? '';
	const table = watched[randomInt(watched.length)] ?? '';
	let seen: string[] = [];
	try {
		await inTransaction(wayOf(ways, name).db, speakerOf(set, name), async (tx) => {
			seen = await keysSeen(tx, set, table);
			const fate = randomInt(4);
			if (fate === 0) throw new Abandoned();
			if (fate === 1) await sql`select 1 / 0`.execute(tx.db);
		});
	} catch (error) {
		if (error instanceof NobodyThere) seen = [];
		else if (!(error instanceof Abandoned) && (error as { code?: string }).code !== '22012') throw error;
	}
	const wanted = expected(set.scene.rows, table, 'see', name, set.ids).sort();
	return seen.join() === wanted.join() ? [] : [`${name} in ${table}`];
}

/** Connections on which somebody still speaks after her transaction is over. */
async function leftSpeaking(app: Connection, many: number): Promise<string[]> {
	const look = () =>
		app.db.connection().execute(async (db) => {
			const { rows } = await sql<{
				said: string;
			}>`select current_setting('app.speaker', true) as said, pg_sleep(0.02)`.execute(db);
			return rows[0]?.said ?? '';
		});
	return (await Promise.all(Array.from({ length: many }, look))).filter((said) => said !== '');
}

test(
	`${howOften} transactions on two shared pools, half of them broken off: nobody sees through another's eyes`,
	{ timeout: 3_600_000 },
	async ({ set, database }) => {
		const [job, host] = [connect(database.workerUrl, 2), connect(database.hostUrl, 2)];
		const pools = [connect(database.appUrl, 4), connect(database.appUrl, 3)];
		const names = Object.keys(matrix.speakers);
		let left = howOften;
		const strange: string[] = [];
		const work = async (app: Connection) => {
			while (left-- > 0) strange.push(...(await visit(set, { app, job, host }, names)));
		};
		try {
			await Promise.all(Array.from({ length: 20 }, (_, at) => work(pools[at % 2] as Connection)));
			expect(strange).toEqual([]);
			for (const way of [...pools, job, host]) expect(await leftSpeaking(way, 8)).toEqual([]);
			keepFigures('who sees', { transactions: howOften, speakers: names.length, "seen through another's eyes": 0 });
		} finally {
			await Promise.all([...pools, job, host].map((way) => way.close()));
		}
	}
);

test('speaking that outlives its transaction is found', async ({ set, database }) => {
	const app = connect(database.appUrl, 1);
	try {
		await sql`select set_config('app.speaker', ${`/${set.ids.org.theirs}//job/`}, false)`.execute(app.db);
		expect(await leftSpeaking(app, 1)).toHaveLength(1);
		const { rows } = await sql<{ many: number }>`select count(*)::int as many from people.person`.execute(app.db);
		expect(rows[0]?.many).toBe(0); // it has no seal, so that nothing comes of it
	} finally {
		await app.close();
	}
});

test('through the logins of the house and their own way of speaking, everybody sees exactly what the matrix says', async ({
	set,
	database
}) => {
	const ways = {
		app: connect(database.appUrl, 1),
		job: connect(database.workerUrl, 1),
		host: connect(database.hostUrl, 1)
	};
	const granted = await set.scene.owner.query<{ name: string }>(
		"select schemaname || '.' || tablename as name from pg_policies where cmd = 'SELECT' and schemaname <> 'graphile_worker'"
	);
	try {
		for (const name of Object.keys(matrix.speakers)) {
			const look = inTransaction(wayOf(ways, name).db, speakerOf(set, name), async (tx) => {
				for (const table of granted.rows)
					expect(await keysSeen(tx, set, table.name), `${name} ${table.name}`).toEqual(
						expected(set.scene.rows, table.name, 'see', name, set.ids).sort()
					);
			});
			if (matrix.speakers[name]?.hats.length) await look;
			else await expect(look).rejects.toThrow(NobodyThere);
		}
	} finally {
		await Promise.all(Object.values(ways).map((way) => way.close()));
	}
});
