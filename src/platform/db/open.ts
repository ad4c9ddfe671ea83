// One way to the database for every process: the embedded one by default, an external one when DATABASE_URL names it.
import { refusePowerfulApp } from './app-login.ts';
import { refuseForgetfulDatabase } from './durability.ts';
import { startEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';
import { ensureDatabase, ensureRoles } from './roles.ts';

/** How to reach the open database, by login, and how to leave it. */
export type Database = {
	kind: 'embedded' | 'external';
	ownerUrl: string;
	appUrl: string;
	backupUrl: string;
	stop(): Promise<void>;
};

/** Where the data lives; `forTests` trades durability for speed and must never be set for people's data. */
export type DatabaseChoice = {
	dataDir: string;
	databaseUrl?: string;
	appDatabaseUrl?: string;
	backupDatabaseUrl?: string;
	forTests?: boolean;
};

const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

async function openEmbedded({ dataDir, forTests }: DatabaseChoice): Promise<Database> {
	const server = await startEmbedded(dataDir, forTests ? FORGETFUL : {});
	try {
		await ensureRoles(server.url('owner', 'postgres'), server.secrets);
		await ensureDatabase(server.url('owner', 'postgres'), 'kith');
	} catch (error) {
		await server.stop();
		throw error;
	}
	const [ownerUrl, appUrl, backupUrl] = [server.url('owner'), server.url('app'), server.url('backup')];
	return { kind: 'embedded', ownerUrl, appUrl, backupUrl, stop: server.stop };
}

/** Opens the database and makes sure it keeps what it confirms and that the app's login cannot get around the row policies. */
export async function openDatabase(choice: DatabaseChoice): Promise<Database> {
	const { databaseUrl } = choice;
	const database = databaseUrl ? await openExternal({ ...choice, databaseUrl }) : await openEmbedded(choice);
	try {
		if (!choice.forTests) await refuseForgetfulDatabase([database.ownerUrl, database.appUrl]);
		await refusePowerfulApp(database.appUrl);
		return database;
	} catch (error) {
		await database.stop();
		throw error;
	}
}
