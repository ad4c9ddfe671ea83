// Before all tests: a PostgreSQL for tests alone, and in it a template database, migrated once and cloned for every test file.
// KITH_TEST_DATABASE_URL (a superuser on a server kept for tests) uses that server instead of an embedded one.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connected } from '#platform/db/connected.ts';
import { ensureSecrets } from '#platform/db/embedded/secrets.ts';
import { migrate } from '#platform/db/migrate.ts';
import { followClock, setClock } from '#platform/db/set-clock.ts';
import { openDatabase } from '#platform/db/open.ts';
import type { Database } from '#platform/db/open.ts';
import { ensureDatabase, ensureRoles, urlsOf } from '#platform/db/roles.ts';
import { tellWord } from '#platform/db/word.ts';
import type { TestDatabase } from './database.ts';
import { inDatabase, retireClients } from './databases.ts';
import { exampleKey } from './example-key.ts';
import { today } from './today.ts';

/** The server's addresses by login, the name of the template every test file clones, and how far its clock is ahead of the machine's. */
export type TestServer = TestDatabase & { template: string; ahead: number };

declare module 'vitest' {
	interface ProvidedContext {
		testServer: TestServer;
	}
}

const PREFIX = 'kith-test-';

// A test run that was killed leaves its server behind; the next run clears it away.
async function sweep(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const pid = name.startsWith(PREFIX) ? Number(name.split('-')[2]) : 0;
		if (pid && !isAlive(pid)) await removeLeftover(join(tmpdir(), name)).catch(() => {}); // another user's: theirs to clear
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function discard(database: Database, dataDir: string): Promise<void> {
	await retireClients(database.ownerUrl);
	await database.stop();
	await rm(dataDir, { recursive: true, force: true });
}

async function removeLeftover(dataDir: string): Promise<void> {
	await discard(await openDatabase({ dataDir, forTests: true }), dataDir);
}

async function openExternal(databaseUrl: string, dataDir: string) {
	const secrets = await ensureSecrets(dataDir);
	await ensureRoles(databaseUrl, secrets);
	return openDatabase({ dataDir, databaseUrl, forTests: true });
}

async function buildTemplate(ownerUrl: string): Promise<string> {
	const template = `kith_template_${randomUUID().slice(0, 8)}`;
	await ensureDatabase(ownerUrl, template);
	await migrate(inDatabase(ownerUrl, template));
	await tellWord(inDatabase(ownerUrl, template), exampleKey);
	await setClock(inDatabase(ownerUrl, template), today);
	return template;
}

/** Starts the test server and provides it to every test file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	await sweep();
	const external = process.env.KITH_TEST_DATABASE_URL;
	const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
	const opening = external ? openExternal(external, dataDir) : openDatabase({ dataDir, forTests: true });
	const database = await opening;
	const { ownerUrl } = database;
	const template = await buildTemplate(ownerUrl);
	project.provide('testServer', {
		ownerUrl,
		...urlsOf((login) => database[`${login}Url`]),
		template,
		ahead: await followClock(inDatabase(ownerUrl, template))
	});
	return async () => {
		if (!external) return discard(database, dataDir);
		await connected(ownerUrl, (client) => client.query(`drop database ${template}`));
		await rm(dataDir, { recursive: true, force: true });
	};
}
