import pg from 'pg';
import { test as withDatabase } from '../support/database.ts';
import { setScene } from './scene.ts';
import { prepareTrials } from './trial.ts';

/** A test whose `set` is a scene in the file's own database, with the owner's connection. */
export const test = withDatabase.extend('set', { scope: 'file' }, async ({ database }, { onCleanup }) => {
	const owner = new pg.Client({ connectionString: database.ownerUrl });
	await owner.connect();
	onCleanup(() => owner.end());
	try {
		await prepareTrials(owner);
		return await setScene(owner);
	} catch (error) {
		await owner.end(); // what fails here is not cleaned up, and an open connection would keep the database from going
		throw error;
	}
});

/** A scene as a test holds it. */
export type SetScene = Awaited<ReturnType<typeof setScene>>;
