// `test` with a fresh database for each worker, cloned from the migrated template. Most files have a worker of their own; those of
// rooms share one, each in an organisation of its own.
import { randomUUID } from 'node:crypto';
import { inject, test as plain } from 'vitest';
import { urlsOf } from '#platform/db/roles.ts';
import { settle, type Runtime } from '#platform/runtime.ts';
import { cloneDatabase, dropDatabase, inDatabase } from './databases.ts';
import { exampleKey } from './example-key.ts';

// the door of every database of the tests knows the house by this key
settle({ installationKey: exampleKey } as Runtime);

/** The addresses of this worker's own database, by login. */
export type TestDatabase = { ownerUrl: string } & ReturnType<typeof urlsOf>;

/** The addresses of one database of the test server. */
export const addressesOf = (server: TestDatabase, name: string): TestDatabase => ({
	ownerUrl: inDatabase(server.ownerUrl, name),
	...urlsOf((login) => inDatabase(server[`${login}Url`], name))
});

/** Whose a database is: each file's own where files look at a whole one, else the worker's (vitest.config.ts). */
const scope = process.env.KITH_DATABASE_OF === 'file' ? 'file' : 'worker';
const options = { scope } as { scope: 'worker' }; // vitest's types want one word; both hand over the same

/** A test whose `database` is new, migrated, and shared only with the other tests of the same file or worker. */
export const test = plain.extend('database', options, async ({}, { onCleanup }): Promise<TestDatabase> => {
	const server = inject('testServer');
	const name = `t_${randomUUID().replaceAll('-', '')}`;
	await cloneDatabase(server.ownerUrl, server.template, name);
	onCleanup(() => dropDatabase(server.ownerUrl, name));
	return addressesOf(server, name);
});
