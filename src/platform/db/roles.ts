// The logins. kith_owner owns and migrates; kith_app serves people and can get around nothing, kith_worker and kith_host are as
// little and may also speak as timed work, or as the host at the command line; kith_backup only reads.
import pg from 'pg';
import type { Secrets } from './embedded/secrets.ts';
import { connected } from './connected.ts';

/** The logins in whose transactions somebody speaks: of the web, of timed work, of the command line. */
export const speakingLogins = ['app', 'worker', 'host'] as const;
export type SpeakingLogin = (typeof speakingLogins)[number];
/** The logins that Kith makes for itself. */
export const ownLogins = [...speakingLogins, 'backup'] as const;
export type OwnLogin = (typeof ownLogins)[number];

/** The address of each login, under the name it has in an open database. */
export const urlsOf = (urlOf: (login: OwnLogin) => string) => ({
	appUrl: urlOf('app'),
	workerUrl: urlOf('worker'),
	hostUrl: urlOf('host'),
	backupUrl: urlOf('backup')
});

const TIMEOUTS = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' };

const PLAIN = 'login nosuperuser nocreatedb nocreaterole noreplication';

async function ensureRole(client: pg.Client, name: string, attributes: string, password: string): Promise<void> {
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
	const secret = `password ${client.escapeLiteral(password)}`;
	await client.query(`${rowCount ? 'alter' : 'create'} role ${name} ${attributes} ${secret}`);
}

/** Gives a login that speaks its time limits: five seconds a statement, two for a lock, ten for a transaction left idle. */
export async function limitTimes(client: pg.Client, role: string): Promise<void> {
	for (const [name, value] of Object.entries(TIMEOUTS))
		await client.query(`alter role ${client.escapeIdentifier(role)} set ${name} = '${value}'`);
}

/** Makes the backup login see every row, and change none. */
export async function readEverything(client: pg.Client): Promise<void> {
	await client.query('grant pg_read_all_data to kith_backup');
	await client.query('alter role kith_backup set default_transaction_read_only = on');
}

/** Makes Kith's own logins as they must be, or puts them right again; safe when two starts do it at once. */
export async function ensureRoles(ownerUrl: string, secrets: Secrets): Promise<void> {
	await connected(ownerUrl, async (client) => {
		await client.query('begin');
		await client.query(`select pg_advisory_xact_lock(hashtext('kith roles'))`);
		for (const login of speakingLogins) {
			await ensureRole(client, `kith_${login}`, `${PLAIN} nobypassrls`, secrets[login]);
			await limitTimes(client, `kith_${login}`);
			if (login !== 'app') await client.query(`grant kith_app to kith_${login}`);
		}
		await ensureRole(client, 'kith_backup', `${PLAIN} bypassrls`, secrets.backup);
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
		await client.query(`grant connect on database ${database} to kith_app, kith_worker, kith_host, kith_backup`);
		await client.query('commit');
	});
}

function unlessItExists(error: { code?: string }): void {
	if (error.code !== '42P04' && error.code !== '23505') throw error; // another start was quicker
}
