// `test` with a fresh database for each worker, cloned from the migrated template. Most files have a worker of their own; those of
// rooms share one, each in an organisation of its own.
import { randomUUID } from 'node:crypto';
import { inject, test as plain } from 'vitest';
import { cloneDatabase, dropDatabase, inDatabase } from './databases.ts';

/** The addresses of this worker's own database, by login. */
export type TestDatabase = { ownerUrl: string; appUrl: string; backupUrl: string };

/** A test whose `database` is new, migrated, and shared only with the other tests of the same worker. */
export const test = plain.extend('database', { scope: 'worker' }, async ({}, { onCleanup }): Promise<TestDatabase> => {
	const server = inject('testServer');
	const name = `t_${randomUUID().replaceAll('-', '')}`;
	await cloneDatabase(server.ownerUrl, server.template, name);
	onCleanup(() => dropDatabase(server.ownerUrl, name));
	return {
		ownerUrl: inDatabase(server.ownerUrl, name),
		appUrl: inDatabase(server.appUrl, name),
		backupUrl: inDatabase(server.backupUrl, name)
	};
});
