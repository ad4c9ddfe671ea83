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

/** A test whose `database` is new, migrated, and shared only with the other tests of the same worker. */
export const test = plain.extend('database', { scope: 'worker' }, async ({}, { onCleanup }): Promise<TestDatabase> => {
	const server = inject('testServer');
	const name = `t_${randomUUID().replaceAll('-', '')}`;
	await cloneDatabase(server.ownerUrl, server.template, name);
	onCleanup(() => dropDatabase(server.ownerUrl, name));
	return addressesOf(server, name);
});
