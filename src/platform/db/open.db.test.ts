import { chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { findBinaries } from './embedded/binaries.ts';
import { prepareFolders } from './embedded/folders.ts';
import { runProgram } from './embedded/programs.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import { serverUser } from './embedded/unprivileged-user.ts';
import { startEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { openDatabase } from './open.ts';

let folder: string; // one cluster for all: every test starts it as it needs and stops it again
let server: Embedded | undefined;

const temporary = () => mkdtemp(join(tmpdir(), 'kith-pg-test-'));

beforeAll(async () => {
	folder = await temporary();
	await (await openDatabase({ dataDir: folder, forTests: true })).stop();
});

afterEach(async () => {
	await server?.stop();
	server = undefined;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const opening = (forTests = false) => openDatabase({ dataDir: folder, forTests });

async function refusal(forTests = false): Promise<string> {
	try {
		await (await opening(forTests)).stop();
	} catch (error) {
		return (error as Error).message;
	}
	return 'opened without a word';
}

const asOwner = (sql: string) => connected(server!.url('owner', 'postgres'), (client) => client.query(sql));

async function clusterWithoutChecksums(): Promise<void> {
	folder = await temporary();
	const user = await serverUser(folder);
	const { cluster } = await prepareFolders(folder, user);
	const { owner } = await ensureSecrets(folder);
	const place = await mkdtemp(join(folder, 'made-'));
	await writeFile(join(place, 'password'), owner);
	if (user) for (const path of [place, join(place, 'password')]) await chown(path, user.uid, user.gid);
	const options = ['--no-data-checksums', '-A', 'scram-sha-256', `--pwfile=${join(place, 'password')}`];
	const { initdb } = await findBinaries(user);
	const args = ['-D', join(place, 'pg'), '-U', 'kith_owner', ...options];
	expect(await runProgram(initdb, args, { user, cwd: place })).toMatchObject({ code: 0 });
	await rename(join(place, 'pg'), cluster);
}

test('gives one address for each login, and each login gets in', async () => {
	const database = await opening();
	expect(database.kind).toBe('embedded');
	for (const [url, login] of [
		[database.ownerUrl, 'kith_owner'],
		[database.appUrl, 'kith_app'],
		[database.workerUrl, 'kith_worker'],
		[database.hostUrl, 'kith_host'],
		[database.backupUrl, 'kith_backup']
	] as const) {
		const { rows } = await connected(url, (client) =>
			client.query('select current_user::text as login, current_database()::text as place')
		);
		expect(rows).toEqual([{ login, place: 'kith' }]);
	}
	await database.stop();
});

describe('refuses a database that could forget what it confirmed', () => {
	for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
		test(`${setting} off`, async () => {
			server = await startEmbedded(folder, { [setting]: 'off' });
			expect(await refusal()).toMatch(new RegExp(`the database setting ${setting} is "off"`));
		});

	test('synchronous_commit off for the app alone', async () => {
		server = await startEmbedded(folder);
		await asOwner('alter role kith_app set synchronous_commit = off');
		expect(await refusal()).toContain('synchronous_commit is "off" for kith_app');
		await asOwner('alter role kith_app reset synchronous_commit');
	});

	test('pages without checksums', async () => {
		const usual = folder;
		await clusterWithoutChecksums();
		expect(await refusal()).toContain('the database setting data_checksums is "off"');
		await rm(folder, { recursive: true });
		folder = usual;
	});

	test('but tests may, to be quick', async () => {
		const database = await openDatabase({ dataDir: folder, forTests: true });
		const { rows } = await connected(database.appUrl, (client) => client.query('show fsync'));
		expect(rows).toEqual([{ fsync: 'off' }]);
		await database.stop();
	});
});

describe('refuses an app login that could get around the row policies', () => {
	beforeEach(async () => {
		server = await startEmbedded(folder, { fsync: 'off' });
	});

	test('as a member of a powerful role', async () => {
		await asOwner('grant kith_owner to kith_app');
		expect(await refusal(true)).toContain('is a member of the role "kith_owner"');
		await asOwner('revoke kith_owner from kith_app');
	});

	test('as one who may read every table', async () => {
		await asOwner('grant pg_read_all_data to kith_app');
		expect(await refusal(true)).toContain('is a member of the role "pg_read_all_data"');
		await asOwner('revoke pg_read_all_data from kith_app');
	});

	test('as the owner of a table', async () => {
		await connected(server!.url('owner'), (client) =>
			client.query('create table mine (a int); alter table mine owner to kith_app')
		);
		expect(await refusal(true)).toContain('owns "mine"');
		await connected(server!.url('owner'), (client) => client.query('drop table mine'));
	});

	test('and takes powers away that the app’s login should never have had', async () => {
		await asOwner('alter role kith_app superuser bypassrls createdb createrole replication');
		await (await opening(true)).stop();
		const { rows } = await asOwner(`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication
			from pg_roles where rolname = 'kith_app'`);
		expect(Object.values(rows[0])).toEqual([false, false, false, false, false]);
	});
});
