// `test` with an example charity of the file's own, and the ways to speak in it.
import { connect, type Connection } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { settle } from '#platform/runtime.ts';
import { test as withDatabase } from './database.ts';

/** A charity of the test file's own: its id, and the ways in. */
export interface House {
	orgId: string;
	app: Connection;
	/** Sees and changes everything, so that a test can move the clock or look at what is kept. */
	owner: Connection;
	as<T>(kind: 'visitor' | 'door' | 'link' | 'job', work: (tx: Tx) => Promise<T>): Promise<T>;
	signedIn<T>(session: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Somebody signed in who goes to the door herself. */
	atDoor<T>(session: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>;
}

async function open(database: { appUrl: string; ownerUrl: string }): Promise<House> {
	settle({
		...database,
		dataDir: '',
		origin: 'http://localhost',
		demonstration: false,
		installationKey: Buffer.alloc(32, 'example').toString('base64url'),
		mailFrom: 'hello@example.org',
		trustProxy: false,
		cheapHashes: true
	});
	const [app, owner] = [connect(database.appUrl), connect(database.ownerUrl, 2)];
	const orgId = await makeOrganisation(owner.db);
	return {
		orgId,
		app,
		owner,
		as: (kind, work) => inTransaction(app.db, { orgId, kind }, work),
		signedIn: (session, work) => inTransaction(app.db, { session }, work),
		atDoor: (session, work) => inTransaction(app.db, { session, atDoor: true }, work)
	};
}

/** A test whose `house` is an example charity, shared only with the other tests of the same file. */
export const test = withDatabase.extend('house', { scope: 'file' }, async ({ database }, { onCleanup }) => {
	const house = await open(database);
	onCleanup(async () => void (await Promise.all([house.app.close(), house.owner.close()])));
	return house;
});
