import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { startEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { openDatabase, type GivenLogins } from './open.ts';
import { limitTimes, urlsOf, type OwnLogin } from './roles.ts';

// a server that, for Kith, somebody else looks after
let server: Embedded;
let home: string;
let dataDir: string;

const temporary = () => mkdtemp(join(tmpdir(), 'kith-pg-test-'));
const asRoot = (sql: string, database = 'postgres') =>
	connected(server.url('owner', database), (client) => client.query(sql));

beforeAll(async () => {
	home = await temporary();
	server = await startEmbedded(home);
	await asRoot(`create role migrator login createrole password 'migrator'`);
	await asRoot(`create role strong_migrator login createrole bypassrls password 'migrator'`);
	await asRoot('grant pg_read_all_data to strong_migrator with admin option');
});

afterAll(async () => {
	await server.stop();
	await rm(home, { recursive: true });
});

beforeEach(async () => {
	dataDir = await temporary();
	await asRoot('create database charity owner migrator');
});

afterEach(async () => {
	await asRoot('drop database charity with (force)');
	for (const role of ['kith_worker', 'kith_host', 'kith_app', 'kith_backup', 'webapp'])
		await asRoot(`drop role if exists ${role}`);
	await rm(dataDir, { recursive: true });
});

function addressFor(login: string, password: string): string {
	const url = new URL(server.url('owner', 'charity'));
	url.username = login;
	url.password = password;
	return url.href;
}

const opening = (login: string, given: GivenLogins = {}) =>
	openDatabase({ dataDir, databaseUrl: addressFor(login, 'migrator'), given });

test('makes its logins where it may, and finds them again at the next start', async () => {
	const first = await opening('strong_migrator');
	expect(first.kind).toBe('external');
	const again = await opening('strong_migrator');
	expect(again).toMatchObject(urlsOf((login) => first[`${login}Url`]));
	for (const [url, login] of [
		[again.appUrl, 'kith_app'],
		[again.workerUrl, 'kith_worker'],
		[again.hostUrl, 'kith_host'],
		[again.backupUrl, 'kith_backup']
	] as const) {
		const { rows } = await connected(url, (client) => client.query('select current_user::text as login'));
		expect(rows).toEqual([{ login }]);
	}
	const { rows } = await connected(again.appUrl, (client) => client.query('show statement_timeout'));
	expect(rows).toEqual([{ statement_timeout: '5s' }]);
});

test('says what to do where it may not make a login', async () => {
	await expect(opening('migrator')).rejects.toThrow(/may not create the role kith_backup.*BACKUP_DATABASE_URL/s);
});

/** The logins as whoever looks after the server would make them, and how to enter by each. */
async function madeByHand(): Promise<Record<OwnLogin, string>> {
	await asRoot(`create role kith_app login password 'by-hand'; create role kith_worker login password 'by-hand' in role kith_app;
		create role kith_host login password 'by-hand' in role kith_app; create role kith_backup login bypassrls password 'by-hand'`);
	for (const login of ['kith_app', 'kith_worker', 'kith_host']) await limit(login);
	const by = (login: OwnLogin) => addressFor(`kith_${login}`, 'by-hand');
	return { app: by('app'), worker: by('worker'), host: by('host'), backup: by('backup') };
}

const limit = (login: string) => connected(server.url('owner', 'postgres'), (client) => limitTimes(client, login));

test('uses the logins it is given', async () => {
	const given = await madeByHand();
	expect(await opening('migrator', given)).toMatchObject(urlsOf((login) => given[login]));
});

test('says which login is missing, and what to do', async () => {
	const { worker, host, ...given } = await madeByHand();
	await asRoot('drop role kith_host');
	await expect(opening('migrator', { ...given, worker })).rejects.toThrow(
		/may not create the role kith_host.*"create role kith_host login password '…'", "grant kith_app to kith_host", and give Kith HOST_DATABASE_URL/s
	);
	await expect(opening('migrator', { ...given, worker, host })).rejects.toThrow(
		/HOST_DATABASE_URL is given, but the role kith_host.*does not exist/s
	);
});

test('refuses one login in the place of two', async () => {
	const given = await madeByHand();
	await expect(opening('migrator', { ...given, app: given.worker })).rejects.toThrow(
		/"kith_worker" of the app may also speak as kith_worker does.*APP_DATABASE_URL/s
	);
	await expect(opening('migrator', { ...given, worker: given.app })).rejects.toThrow(
		/"kith_app" of the worker is neither kith_worker nor a member of it.*WORKER_DATABASE_URL/s
	);
});

test('refuses an app login without time limits, and one the tables are not opened to', async () => {
	const given = await madeByHand();
	await asRoot(`create role webapp login password 'app'; alter role kith_app reset lock_timeout`);
	const asApp = (app: string) => opening('migrator', { ...given, app });
	await expect(asApp(given.app)).rejects.toThrow(/has no lock_timeout/);
	await limit('webapp');
	await expect(asApp(addressFor('webapp', 'app'))).rejects.toThrow(/neither kith_app nor a member of it/);
	await asRoot('grant kith_app to webapp');
	expect((await asApp(addressFor('webapp', 'app'))).kind).toBe('external');
});

test('refuses the owner, or a superuser, as the app', async () => {
	const given = await madeByHand();
	const app = addressFor('migrator', 'migrator');
	await expect(opening('migrator', { ...given, app })).rejects.toThrow(/may create roles/);
	await asRoot('alter role migrator nocreaterole');
	await expect(opening('migrator', { ...given, app })).rejects.toThrow(/owns "charity"/);
	await asRoot('alter role migrator createrole');
	await expect(opening('migrator', { ...given, app: server.url('owner', 'charity') })).rejects.toThrow(
		/is a superuser/
	);
});

test('tells a forgotten password from a login that is not there', async () => {
	await opening('strong_migrator');
	await rm(join(dataDir, 'secrets.json'));
	await expect(opening('strong_migrator')).rejects.toThrow(
		/kith_app exists .* password this data folder does not know/
	);
});

test('refuses an address that is none, without repeating the password in it', async () => {
	await expect(openDatabase({ dataDir, databaseUrl: 'host=db password=hush' })).rejects.toThrow(
		/^DATABASE_URL must look like postgres:[^]*$/
	);
	await expect(openDatabase({ dataDir, databaseUrl: 'host=db password=hush' })).rejects.not.toThrow(/hush/);
});
