// `test` with an example charity of the file's own, and the ways to speak in it.
import { connect, type Connection } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { settle } from '#platform/runtime.ts';
import { test as withDatabase, type TestDatabase } from './database.ts';
import { exampleKey } from './example-key.ts';

/** A charity of the test file's own: its id, and the ways in. */
export interface House {
	orgId: string;
	app: Connection;
	/** The login of timed work. */
	worker: Connection;
	/** The login of the command line. */
	host: Connection;
	/** Sees and changes everything, so that a test can move the clock or look at what is kept. */
	owner: Connection;
	as<T>(kind: 'visitor' | 'door' | 'link' | 'job' | 'host', work: (tx: Tx) => Promise<T>): Promise<T>;
	signedIn<T>(session: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Somebody signed in who goes to the door herself. */
	atDoor<T>(session: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>;
}

async function open(database: TestDatabase): Promise<House> {
	settle({
		...database,
		dataDir: '',
		origin: 'http://localhost',
		demonstration: false,
		installationKey: exampleKey,
		mailFrom: 'hello@example.org',
		trustProxy: false,
		cheapHashes: true
	});
	const [app, worker, host, owner] = [
		connect(database.appUrl),
		connect(database.workerUrl, 2),
		connect(database.hostUrl, 1),
		connect(database.ownerUrl, 2)
	];
	const logins = { visitor: app, door: app, link: app, job: worker, host };
	const orgId = await makeOrganisation(owner.db);
	return {
		orgId,
		app,
		worker,
		host,
		owner,
		as: (kind, work) => inTransaction(logins[kind].db, { orgId, kind }, work),
		signedIn: (session, work) => inTransaction(app.db, { session }, work),
		atDoor: (session, work) => inTransaction(app.db, { session, atDoor: true }, work)
	};
}

/** A test whose `house` is an example charity, shared only with the other tests of the same file. */
export const test = withDatabase.extend('house', { scope: 'file' }, async ({ database }, { onCleanup }) => {
	const house = await open(database);
	const { app, worker, host, owner } = house;
	onCleanup(async () => void (await Promise.all([app, worker, host, owner].map((each) => each.close()))));
	return house;
});
