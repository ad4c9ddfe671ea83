// A PostgreSQL server somebody else looks after, named by DATABASE_URL (a login that may migrate).
import { mkdir } from 'node:fs/promises';
import type pg from 'pg';
import { connected } from './connected.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import type { Database, DatabaseChoice } from './open.ts';
import { limitTimes, readEverything } from './roles.ts';

const OLDEST = 170_000;
const NOT_PERMITTED = '42501';
const WRONG_PASSWORD = '28P01';

type Login = 'app' | 'backup';

const VARIABLES = { app: 'APP_DATABASE_URL', backup: 'BACKUP_DATABASE_URL' } as const;

const codeOf = (error: unknown) => (error as { code?: string }).code;

async function refuseOldServer(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ number: number; name: string }>(
		`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`
	);
	const { number, name } = rows[0]!;
	if (number < OLDEST) throw new Error(`Kith needs PostgreSQL 17 or newer; DATABASE_URL leads to PostgreSQL ${name}.`);
}

/** The same server and database, entered by another login. */
function withLogin(databaseUrl: string, login: string, password: string): string {
	const url = new URL(databaseUrl);
	url.username = login;
	url.password = password;
	return url.href;
}

async function opens(url: string): Promise<boolean> {
	try {
		return await connected(url, async () => true);
	} catch (error) {
		if (codeOf(error) === WRONG_PASSWORD) return false;
		throw error;
	}
}

function cannotCreate(login: Login, cause: unknown): Error {
	const attributes = login === 'app' ? 'login' : 'login bypassrls in role pg_read_all_data';
	return new Error(
		`The login in DATABASE_URL may not create the role kith_${login}. Let whoever looks after PostgreSQL run ` +
			`"create role kith_${login} ${attributes} password '…'", and give Kith ${VARIABLES[login]}.`,
		{ cause }
	);
}

async function createLogin(client: pg.Client, login: Login, password: string): Promise<void> {
	const secret = client.escapeLiteral(password);
	try {
		await client.query('begin');
		await client.query(`create role kith_${login} login ${login === 'backup' ? 'bypassrls' : ''} password ${secret}`);
		await (login === 'backup' ? readEverything(client) : limitTimes(client, 'kith_app'));
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw codeOf(error) === NOT_PERMITTED ? cannotCreate(login, error) : error;
	}
}

async function exists(client: pg.Client, login: Login): Promise<boolean> {
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [`kith_${login}`]);
	return rowCount === 1;
}

async function ownLogin(client: pg.Client, databaseUrl: string, login: Login, password: string): Promise<string> {
	const url = withLogin(databaseUrl, `kith_${login}`, password);
	if (!(await exists(client, login))) await createLogin(client, login, password);
	if (await opens(url)) return url;
	throw new Error(
		`The role kith_${login} exists on the server of DATABASE_URL, with a password this data folder does not know. ` +
			`Give ${VARIABLES[login]}, or drop the role and let Kith make it again.`
	);
}

async function givenLogin(client: pg.Client, url: string, login: Login): Promise<string> {
	if (!(await exists(client, login)))
		throw new Error(
			`${VARIABLES[login]} is given, but the role kith_${login}, to which the tables are opened, does not exist. ` +
				`Create it ("create role kith_${login}") and grant it to the login in ${VARIABLES[login]}.`
		);
	await connected(url, async () => {});
	return url;
}

/** Reaches the database in DATABASE_URL, making the app's and the backup's logins there unless their own are given. */
export async function openExternal(choice: DatabaseChoice & { databaseUrl: string }): Promise<Database> {
	const { databaseUrl, dataDir } = choice;
	if (!URL.canParse(databaseUrl))
		throw new Error('DATABASE_URL must look like postgres://login:password@host/database.');
	await mkdir(dataDir, { recursive: true });
	const secrets = await ensureSecrets(dataDir);
	return connected(databaseUrl, async (client) => {
		await refuseOldServer(client);
		await client.query(`select pg_advisory_lock(hashtext('kith roles'))`);
		const login = (name: Login, given: string | undefined) =>
			given ? givenLogin(client, given, name) : ownLogin(client, databaseUrl, name, secrets[name]);
		const appUrl = await login('app', choice.appDatabaseUrl);
		const backupUrl = await login('backup', choice.backupDatabaseUrl);
		return { kind: 'external', ownerUrl: databaseUrl, appUrl, backupUrl, stop: async () => {} };
	});
}
