import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { startEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { openDatabase } from './open.ts';

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
	for (const role of ['kith_app', 'kith_backup', 'webapp']) await asRoot(`drop role if exists ${role}`);
	await rm(dataDir, { recursive: true });
});

function addressFor(login: string, password: string): string {
	const url = new URL(server.url('owner', 'charity'));
	url.username = login;
	url.password = password;
	return url.href;
}

const opening = (login: string, more: { appDatabaseUrl?: string; backupDatabaseUrl?: string } = {}) =>
	openDatabase({ dataDir, databaseUrl: addressFor(login, 'migrator'), ...more });

test('makes the two logins where it may, and finds them again at the next start', async () => {
	const first = await opening('strong_migrator');
	expect(first.kind).toBe('external');
	const again = await opening('strong_migrator');
	expect([again.appUrl, again.backupUrl]).toEqual([first.appUrl, first.backupUrl]);
	for (const [url, login] of [
		[again.appUrl, 'kith_app'],
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

test('uses the logins it is given', async () => {
	await asRoot(`create role kith_app login password 'app'; create role kith_backup login bypassrls password 'backup'`);
	for (const limit of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'])
		await asRoot(`alter role kith_app set ${limit} = '5s'`);
	const appDatabaseUrl = addressFor('kith_app', 'app');
	const backupDatabaseUrl = addressFor('kith_backup', 'backup');
	const database = await opening('migrator', { appDatabaseUrl, backupDatabaseUrl });
	expect([database.appUrl, database.backupUrl]).toEqual([appDatabaseUrl, backupDatabaseUrl]);
});

test('refuses an app login without time limits, and one the tables are not opened to', async () => {
	await asRoot(`create role kith_app login password 'app'; create role kith_backup login bypassrls password 'backup'`);
	await asRoot(`create role webapp login password 'app'`);
	const backupDatabaseUrl = addressFor('kith_backup', 'backup');
	const asApp = (login: string) => opening('migrator', { appDatabaseUrl: addressFor(login, 'app'), backupDatabaseUrl });
	await expect(asApp('kith_app')).rejects.toThrow(/has no idle_in_transaction_session_timeout/);
	for (const limit of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'])
		await asRoot(`alter role webapp set ${limit} = '5s'`);
	await expect(asApp('webapp')).rejects.toThrow(/neither kith_app nor a member of it/);
	await asRoot('grant kith_app to webapp');
	expect((await asApp('webapp')).kind).toBe('external');
});

test('refuses the owner, or a superuser, as the app', async () => {
	await asRoot(`create role kith_app; create role kith_backup login bypassrls password 'backup'`);
	const backupDatabaseUrl = addressFor('kith_backup', 'backup');
	const appDatabaseUrl = addressFor('migrator', 'migrator');
	await expect(opening('migrator', { appDatabaseUrl, backupDatabaseUrl })).rejects.toThrow(/may create roles/);
	await asRoot('alter role migrator nocreaterole');
	await expect(opening('migrator', { appDatabaseUrl, backupDatabaseUrl })).rejects.toThrow(/owns "charity"/);
	await asRoot('alter role migrator createrole');
	const superuser = server.url('owner', 'charity');
	await expect(opening('migrator', { appDatabaseUrl: superuser, backupDatabaseUrl })).rejects.toThrow(/is a superuser/);
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
