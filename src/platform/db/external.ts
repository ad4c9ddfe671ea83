// A PostgreSQL server somebody else looks after, named by DATABASE_URL (a login that may migrate).
import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import { connected } from './connected.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import type { Secrets } from './embedded/secrets.ts';
import type { Database, DatabaseChoice } from './open.ts';
import { limitTimes, readEverything } from './roles.ts';

const OLDEST = 170_000;
const NOT_PERMITTED = '42501';

type Login = 'app' | 'backup';

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

const opens = (url: string) =>
	connected(url, async () => true).catch((error: { code?: string }) => {
		if (error.code === '28P01' || error.code === '28000') return false;
		throw error;
	});

function cannotCreate(login: Login, cause: unknown): Error {
	const variable = login === 'app' ? 'APP_DATABASE_URL' : 'BACKUP_DATABASE_URL';
	const attributes = login === 'app' ? 'login' : 'login bypassrls in role pg_read_all_data';
	return new Error(
		`The login in DATABASE_URL may not create the role kith_${login}. Let the person who looks after PostgreSQL run ` +
			`"create role kith_${login} ${attributes} password '…'", and give Kith ${variable}.`,
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
		if ((error as { code?: string }).code === NOT_PERMITTED) throw cannotCreate(login, error);
		throw error;
	}
}

async function ensureLogin(client: pg.Client, databaseUrl: string, login: Login, secrets: Secrets): Promise<string> {
	const url = withLogin(databaseUrl, `kith_${login}`, secrets[login]);
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [`kith_${login}`]);
	if (!rowCount) await createLogin(client, login, secrets[login]);
	const name = client.escapeIdentifier(client.database!);
	await client.query(`grant connect on database ${name} to kith_${login}`).catch(() => {}); // public has it unless taken away
	if (await opens(url)) return url;
	throw new Error(
		`The role kith_${login} exists on the server of DATABASE_URL with a password this data folder does not know. ` +
			`Give ${login === 'app' ? 'APP_DATABASE_URL' : 'BACKUP_DATABASE_URL'}, or set the password in secrets.json.`
	);
}

/** Reaches the database in DATABASE_URL, making the app's and the backup's logins there unless their own addresses are given. */
export async function openExternal(choice: DatabaseChoice & { databaseUrl: string }): Promise<Database> {
	const { databaseUrl, appDatabaseUrl, backupDatabaseUrl, dataDir } = choice;
	await mkdir(dataDir, { recursive: true });
	const secrets = await ensureSecrets(dataDir);
	return connected(databaseUrl, async (client) => {
		await refuseOldServer(client);
		await client.query(`select pg_advisory_lock(hashtext('kith roles'))`);
		const appUrl = appDatabaseUrl ?? (await ensureLogin(client, databaseUrl, 'app', secrets));
		const backupUrl = backupDatabaseUrl ?? (await ensureLogin(client, databaseUrl, 'backup', secrets));
		return { kind: 'external', ownerUrl: databaseUrl, appUrl, backupUrl, stop: async () => {} };
	});
}
