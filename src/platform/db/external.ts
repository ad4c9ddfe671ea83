// A PostgreSQL server somebody else looks after, named by DATABASE_URL (a login that may migrate).
import { m } from '#messages';
import { mkdir } from 'node:fs/promises';
import type pg from 'pg';
import { connected } from './connected.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import type { Database, DatabaseChoice } from './open.ts';
import { limitTimes, readEverything, ownLogins, urlsOf, type OwnLogin } from './roles.ts';

const OLDEST = 170_000;
const NOT_PERMITTED = '42501';
const WRONG_PASSWORD = '28P01';

const variableOf = (login: OwnLogin) => `${login.toUpperCase()}_DATABASE_URL`;

const codeOf = (error: unknown) => (error as { code?: string }).code;

async function refuseOldServer(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ number: number; name: string }>(
		`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`
	);
	const { number, name } = rows[0]!;
	if (number < OLDEST) throw new Error(m.database_old({ name }));
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

function cannotCreate(login: OwnLogin, cause: unknown): Error {
	const attributes = login === 'backup' ? 'login bypassrls in role pg_read_all_data' : 'login';
	const joins = login === 'worker' || login === 'host' ? `, "grant kith_app to kith_${login}"` : '';
	const statements = `"create role kith_${login} ${attributes} password '…'"${joins}`;
	return new Error(m.database_no_roles({ role: `kith_${login}`, statements, variable: variableOf(login) }), { cause });
}

async function createLogin(client: pg.Client, login: OwnLogin, password: string): Promise<void> {
	const secret = client.escapeLiteral(password);
	try {
		await client.query('begin');
		await client.query(`create role kith_${login} login ${login === 'backup' ? 'bypassrls' : ''} password ${secret}`);
		await (login === 'backup' ? readEverything(client) : limitTimes(client, `kith_${login}`));
		if (login === 'worker' || login === 'host') await client.query(`grant kith_app to kith_${login}`);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw codeOf(error) === NOT_PERMITTED ? cannotCreate(login, error) : error;
	}
}

async function exists(client: pg.Client, login: OwnLogin): Promise<boolean> {
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [`kith_${login}`]);
	return rowCount === 1;
}

async function ownLogin(client: pg.Client, databaseUrl: string, login: OwnLogin, password: string): Promise<string> {
	const url = withLogin(databaseUrl, `kith_${login}`, password);
	if (!(await exists(client, login))) await createLogin(client, login, password);
	if (await opens(url)) return url;
	throw new Error(m.database_other_password({ role: `kith_${login}`, variable: variableOf(login) }));
}

async function givenLogin(client: pg.Client, url: string, login: OwnLogin): Promise<string> {
	if (!(await exists(client, login)))
		throw new Error(
			m.database_no_role({
				variable: variableOf(login),
				role: `kith_${login}`,
				statement: `"create role kith_${login}"`
			})
		);
	await connected(url, async () => {});
	return url;
}

/** Reaches the database in DATABASE_URL, making Kith's own logins there unless they are given. */
export async function openExternal(choice: DatabaseChoice & { databaseUrl: string }): Promise<Database> {
	const { databaseUrl, dataDir } = choice;
	if (!URL.canParse(databaseUrl))
		throw new Error(m.database_url({ example: 'postgres://login:password@host/database' }));
	await mkdir(dataDir, { recursive: true });
	const secrets = await ensureSecrets(dataDir);
	return connected(databaseUrl, async (client) => {
		await refuseOldServer(client);
		await client.query(`select pg_advisory_lock(hashtext('kith roles'))`);
		const found = {} as Record<OwnLogin, string>;
		for (const login of ownLogins) {
			const given = choice.given?.[login];
			found[login] = given
				? await givenLogin(client, given, login)
				: await ownLogin(client, databaseUrl, login, secrets[login]);
		}
		return { kind: 'external', ownerUrl: databaseUrl, ...urlsOf((login) => found[login]), stop: async () => {} };
	});
}
