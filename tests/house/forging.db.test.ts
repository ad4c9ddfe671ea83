// One sentence of SQL, said with the password of the web's login, must not make anybody more than a visitor.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { expect } from 'vitest';
import { wordOf } from '#platform/db/word.ts';
import { exampleKey } from '../support/example-key.ts';
import type { TestDatabase } from '../support/database.ts';
import { tokenOf } from './scene/cast.ts';
import { test, type SetScene } from './set-scene.ts';

type Ids = SetScene['ids'];
type Login = 'app' | 'worker' | 'host';

/** What nobody sees who is a visitor at most, each with rows of both organisations. */
const hidden = [
	'people.person',
	'platform.session',
	'platform.credential',
	'evaluation.answer',
	'safeguarding.concern'
];

const context = (org: string, roles: string) => `${org}//${roles}/`;
const forged = (said: string) => `select set_config('app.speaker', '${said}', true)`;

/** What somebody says who would be more than she is. Each is one transaction, through the login named. */
const attempts: Record<string, { logins: Login[]; says: (ids: Ids) => string }> = {
	'opens the door without the word of the house': {
		logins: ['app', 'worker', 'host'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'door')`
	},
	'opens the door with a word of her own': {
		logins: ['app', 'worker', 'host'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'link', '${wordOf('another key')}')`
	},
	'opens the door with what the database keeps of the word': {
		logins: ['app'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'door', (select encode(word, 'hex') from platform.seal))`
	},
	'is timed work': { logins: ['app', 'host'], says: ({ org }) => `select platform.open_as_job('${org.ours}')` },
	'is the host': { logins: ['app', 'worker'], says: ({ org }) => `select platform.open_as_host('${org.ours}')` },
	'is timed work by the old way': {
		logins: ['app'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'job')`
	},
	'says who she is without a seal': {
		logins: ['app', 'worker', 'host'],
		says: ({ org }) =>
			forged(`${'0'.repeat(64)}/${context(org.ours, 'coordinator,door,job,safeguarding_lead,evaluator')}`)
	},
	'leaves the seal out': {
		logins: ['app'],
		says: ({ org }) => forged(context(org.ours, 'coordinator'))
	},
	'seals it with a hash that needs no key': {
		logins: ['app'],
		says: ({ org }) =>
			forged(`${createHash('sha256').update(context(org.ours, 'job')).digest('hex')}/${context(org.ours, 'job')}`)
	},
	'has it sealed by the function that seals': {
		logins: ['app', 'worker', 'host'],
		says: ({ org }) => `select set_config('app.speaker', platform.sealed('${context(org.ours, 'job')}'), true)`
	},
	'has it said by the function that says it': {
		logins: ['app'],
		says: ({ org }) => `select platform.speak('${org.ours}', null, 'job', null)`
	},
	'has it opened by the function behind the others': {
		logins: ['app', 'worker', 'host'],
		says: ({ org }) => `select platform.open_unattended('${org.ours}', 'job', 'job')`
	},
	'keeps the seal of a visitor and changes the roles': {
		logins: ['app'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'visitor');
			select set_config('app.speaker', replace(current_setting('app.speaker'), 'visitor', 'coordinator'), true)`
	},
	'keeps the seal of a visitor and adds to it': {
		logins: ['app'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'visitor');
			select set_config('app.speaker', current_setting('app.speaker') || 'coordinator:${org.ours}', true)`
	},
	'steps to the door without the word': {
		logins: ['app'],
		says: ({ org }) => `select platform.open_as('${org.ours}', 'visitor'); select platform.step_to_door('a word')`
	},
	'becomes the owner': { logins: ['app', 'worker', 'host'], says: () => 'set local role kith_owner' },
	'becomes another login': { logins: ['app', 'host'], says: () => 'set local role kith_worker' },
	'reads the key': { logins: ['app', 'worker', 'host'], says: () => 'select inner_key from platform.seal' },
	'writes a key of her own': {
		logins: ['app', 'worker', 'host'],
		says: () => "update platform.seal set inner_key = ''"
	},
	'replaces the function that asks': {
		logins: ['app'],
		says: () => `create or replace function platform.said(part integer) returns text language sql return 'job'`
	},
	'opens a session for somebody': {
		logins: ['app'],
		says: ({ org, person }) => `select platform.open_as('${org.ours}', 'visitor');
			insert into platform.session (token_hash, org_id, account_id, strong, expires_at)
			values ('\\x00', '${org.ours}', '${person.coordinator}', true, platform.now() + interval '1 hour')`
	},
	'opens a session that is nobody\u2019s': {
		logins: ['app', 'worker', 'host'],
		says: () => `select platform.open_session('\\x00')`
	}
};

/** The hidden tables of which somebody sees any row after she has said something. */
async function seen(client: pg.Client, says: string[]): Promise<string[]> {
	await client.query('begin');
	try {
		for (const sentence of says) {
			await client.query('savepoint said');
			await client.query(sentence).catch(() => client.query('rollback to savepoint said')); // refused: then she tries to look
		}
		const open: string[] = [];
		for (const table of hidden) {
			await client.query('savepoint look');
			const { rowCount } = await client.query(`select from ${table}`).catch(() => ({ rowCount: 0 }));
			if (rowCount) open.push(table);
			await client.query('rollback to savepoint look');
		}
		return open;
	} finally {
		await client.query('rollback');
	}
}

async function through<T>(database: TestDatabase, login: Login, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: database[`${login}Url`] });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

for (const [what, { logins, says }] of Object.entries(attempts))
	test(`0 rows for whoever ${what}`, async ({ set: { ids }, database }) => {
		for (const login of logins)
			expect(await through(database, login, (client) => seen(client, [says(ids)])), login).toEqual([]);
	});

test('but whoever may speak is heard, and where the seal is not asked for every forged word counts', async ({
	set: { ids },
	database
}) => {
	const door = `select platform.open_as('${ids.org.ours}', 'door', '${wordOf(exampleKey)}')`;
	const lead = createHash('sha256').update(tokenOf('safeguarding-lead', ids)).digest('hex');
	const by = (login: Login, sentence: string) => through(database, login, (client) => seen(client, [sentence]));
	expect(await by('app', door)).toContain('people.person');
	expect(await by('worker', `select platform.open_as_job('${ids.org.ours}')`)).toContain('people.person');
	expect(await by('host', `select platform.open_as_host('${ids.org.ours}')`)).toContain('people.person');
	expect(await by('app', `select platform.open_session('\\x${lead}')`)).toContain('safeguarding.concern');
});

test('a seal serves one transaction: what was said in another says nothing in the next', async ({
	set: { ids },
	database
}) => {
	await through(database, 'worker', async (client) => {
		await client.query('begin');
		await client.query('select platform.open_as_job($1)', [ids.org.ours]);
		const { rows } = await client.query<{ said: string }>(`select current_setting('app.speaker') as said`);
		const said = rows[0]?.said ?? '';
		expect(await client.query('select from people.person').then(({ rowCount }) => rowCount)).toBeGreaterThan(0);
		await client.query('rollback');
		expect(await seen(client, [forged(said)])).toEqual([]);
		await client.query(`select set_config('app.speaker', $1, false)`, [said]);
		expect(await seen(client, [])).toEqual([]);
	});
});

test('within a statement too: words that change between two rows count for no row', async ({
	set: { ids },
	database
}) => {
	const parent = createHash('sha256').update(tokenOf('parent', ids)).digest('hex');
	await through(database, 'app', async (client) => {
		await client.query('begin');
		await client.query(`select platform.open_session('\\x${parent}')`);
		const { rows } = await client.query<{ id: string }>(
			`select id, set_config('app.speaker', replace(current_setting('app.speaker'), '/' || id || '//', '/' || id || '/coordinator/'), true) from people.person`
		);
		expect(rows.map(({ id }) => id)).toEqual([ids.person.parent]);
		await client.query('rollback');
	});
});

test('planted: a database that believes what a setting says lets the forged words through', async ({
	set: { scene, ids },
	database
}) => {
	const { rows } = await scene.owner.query<{ was: string }>(
		`select pg_get_functiondef('platform.said'::regproc) as was`
	);
	await scene.owner.query(`create or replace function platform.said(part integer) returns text stable language sql
		return nullif(split_part(current_setting('app.speaker', true), '/', part), '')`);
	try {
		const says = attempts['says who she is without a seal']?.says(ids) ?? '';
		expect(await through(database, 'app', (client) => seen(client, [says]))).toContain('safeguarding.concern');
	} finally {
		await scene.owner.query(rows[0]?.was ?? '');
	}
});
