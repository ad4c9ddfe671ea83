// What the seal on who speaks costs: processor time of PostgreSQL for a statement, with it and without, in turn (Linux):
// node --conditions=source bench/seal.ts [--rounds 200]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { fillDemonstration } from '../src/demonstration/fill.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { wordOf, tellWord } from '../src/platform/db/word.ts';
import { settle } from '../src/platform/runtime.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
const dataDir = mkdtempSync(join(tmpdir(), 'kith-seal-'));
const database = await openDatabase({ dataDir, forTests: true });
const key = Buffer.alloc(32, 'bench').toString('base64url');
const place = {
	dataDir,
	origin: 'http://localhost',
	demonstration: true,
	mailFrom: 'hello@example.org',
	trustProxy: false
};
settle({ ...database, ...place, installationKey: key });

/** What a database without the seal would return: it believes every setting. */
const believing = `create or replace function platform.said(part integer) returns text stable parallel safe language sql
	return nullif(split_part(current_setting('app.speaker', true), '/', part), '')`;

const statements = {
	'a list of people with their course': `select c.called, r.state from programmes.registration r join people.card c on c.org_id = r.org_id and c.id = r.person_id`,
	'a register': `select a.state, c.called from programmes.attendance a join people.card c on c.org_id = a.org_id and c.id = a.person_id join programmes.day d on d.org_id = a.org_id and d.id = a.session_id`,
	'one row by its id': `select called from people.person where id = '00000000-0000-0000-0000-000000000000'`
};

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

/** Nanoseconds that the server process of a connection has been at work. */
const atWork = ({ processID }: pg.Client & { processID?: number }) =>
	Number(readFileSync(`/proc/${processID}/schedstat`, 'utf8').split(' ')[0]);

async function microseconds(client: pg.Client, org: string, text: string): Promise<number> {
	await client.query('begin');
	await client.query('select platform.open_as($1, $2, $3)', [org, 'door', wordOf(key)]);
	const began = atWork(client);
	for (let often = 0; often < 5; often++) await client.query({ name: text.slice(0, 40), text });
	const took = (atWork(client) - began) / 5;
	await client.query('commit');
	return took / 1000;
}

try {
	await migrate(database.ownerUrl);
	await tellWord(database.ownerUrl, key);
	await fillDemonstration('http://localhost');
	const owner = new pg.Client({ connectionString: database.ownerUrl });
	await owner.connect();
	const { rows } = await owner.query<{ org: string; sealed: string }>(
		`select pg_get_functiondef('platform.said'::regproc) as sealed, (select org_id from people.person group by 1 order by count(*) desc limit 1) as org`
	);
	const { org = '', sealed = '' } = rows[0] ?? {};
	const taken: Record<string, number[]> = {};
	for (let round = 0; round < Number(values.rounds) / 40; round++)
		for (const [how, text] of [
			['sealed', sealed],
			['believed', believing]
		] as const) {
			await owner.query(text);
			const client = new pg.Client({ connectionString: database.appUrl });
			await client.connect();
			for (let often = 0; often < 40; often++)
				for (const [what, statement] of Object.entries(statements))
					(taken[`${what}, ${how}`] ??= []).push(await microseconds(client, org, statement));
			await client.end();
		}
	await owner.end();
	console.log(`${machine()}\nmedian microseconds of processor time a statement, ${values.rounds} rounds in turn\n`);
	for (const [what, took] of Object.entries(taken)) console.log(`${median(took).toFixed(0).padStart(6)}  ${what}`);
} finally {
	await database.stop();
	rmSync(dataDir, { recursive: true, force: true });
}
