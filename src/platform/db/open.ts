// One way to the database for every process: the embedded one by default, an external one when DATABASE_URL names it.
import { refusePowerfulLogin } from './speaking-login.ts';
import { refuseForgetfulDatabase } from './durability.ts';
import { startEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';
import { ensureDatabase, ensureRoles, ownLogins, speakingLogins, urlsOf, type OwnLogin } from './roles.ts';

/** How to reach the open database, by login, and how to leave it. */
export type Database = {
	kind: 'embedded' | 'external';
	ownerUrl: string;
	appUrl: string;
	workerUrl: string;
	hostUrl: string;
	backupUrl: string;
	stop(): Promise<void>;
};

/** Where the data lives; `forTests` trades durability for speed and must never be set for people's data. */
export type DatabaseChoice = {
	dataDir: string;
	databaseUrl?: string;
	/** Addresses of logins that whoever looks after the server has made. */
	given?: GivenLogins;
	forTests?: boolean;
};

/** Logins of an external server that are named rather than made. */
export type GivenLogins = Partial<Record<OwnLogin, string | undefined>>;

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
	const urls = { ownerUrl: server.url('owner'), ...urlsOf((login) => server.url(login)) };
	return { kind: 'embedded', ...urls, stop: server.stop };
}

/** Which database the environment names, and with which logins. */
export function databaseSaid(env: NodeJS.ProcessEnv = process.env): Pick<DatabaseChoice, 'databaseUrl' | 'given'> {
	const given = Object.fromEntries(ownLogins.map((login) => [login, env[`${login.toUpperCase()}_DATABASE_URL`]]));
	return { databaseUrl: env.DATABASE_URL, given };
}

/** Opens the database and makes sure it keeps what it confirms and that no login that speaks can get around the row policies. */
export async function openDatabase(choice: DatabaseChoice): Promise<Database> {
	const { databaseUrl } = choice;
	const database = databaseUrl ? await openExternal({ ...choice, databaseUrl }) : await openEmbedded(choice);
	try {
		if (!choice.forTests) await refuseForgetfulDatabase([database.ownerUrl, database.appUrl]);
		for (const login of speakingLogins) await refusePowerfulLogin(login, database[`${login}Url`]);
		return database;
	} catch (error) {
		await database.stop();
		throw error;
	}
}
