// The three logins. kith_owner owns and migrates; kith_app serves people and can get around nothing; kith_backup only reads.
import pg from 'pg';
import type { Secrets } from './embedded/secrets.ts';
import { connected } from './connected.ts';

const TIMEOUTS = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' };

const PLAIN = 'login nosuperuser nocreatedb nocreaterole noreplication';

async function ensureRole(client: pg.Client, name: string, attributes: string, password: string): Promise<void> {
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
	const secret = `password ${client.escapeLiteral(password)}`;
	await client.query(`${rowCount ? 'alter' : 'create'} role ${name} ${attributes} ${secret}`);
}

/** Gives the app its time limits: five seconds a statement, two for a lock, ten for a transaction left idle. */
export async function limitTimes(client: pg.Client, role: string): Promise<void> {
	for (const [name, value] of Object.entries(TIMEOUTS))
		await client.query(`alter role ${client.escapeIdentifier(role)} set ${name} = '${value}'`);
}

/** Makes the backup login see every row, and change none. */
export async function readEverything(client: pg.Client): Promise<void> {
	await client.query('grant pg_read_all_data to kith_backup');
	await client.query('alter role kith_backup set default_transaction_read_only = on');
}

/** Makes the app's and the backup's logins as they must be, or puts them right again; safe when two starts do it at once. */
export async function ensureRoles(ownerUrl: string, secrets: Secrets): Promise<void> {
	await connected(ownerUrl, async (client) => {
		await client.query('begin');
		await client.query(`select pg_advisory_xact_lock(hashtext('kith roles'))`);
		await ensureRole(client, 'kith_app', `${PLAIN} nobypassrls`, secrets.app);
		await ensureRole(client, 'kith_backup', `${PLAIN} bypassrls`, secrets.backup);
		await limitTimes(client, 'kith_app');
		await readEverything(client);
		await client.query('commit');
	});
}

/** Makes the database if it is absent, and lets nobody in but Kith's own logins. */
export async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
	await connected(maintenanceUrl, async (client) => {
		const database = client.escapeIdentifier(name);
		const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
		if (!rowCount) await client.query(`create database ${database}`).catch(unlessItExists);
		await client.query('begin');
		await client.query(`select pg_advisory_xact_lock(hashtext('kith roles'))`);
		await client.query(`revoke all on database ${database} from public`);
		await client.query(`grant connect on database ${database} to kith_app, kith_backup`);
		await client.query('commit');
	});
}

function unlessItExists(error: { code?: string }): void {
	if (error.code !== '42P04' && error.code !== '23505') throw error; // another start was quicker
}
