// Brings the database up to the code: one runner at a time, each step whole or not at all, and never backwards.
import { m } from '#messages';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { connected } from './connected.ts';
import { readMigrations } from './migration-files.ts';
import type { Migration } from './migration-files.ts';
import { roles } from './tx.ts';

const FOLDER = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

type Applied = { name: string; checksum: string };

async function appliedSoFar(client: pg.Client): Promise<Applied[]> {
	await client.query('create schema if not exists migrations');
	await client.query(
		`create table if not exists migrations.applied
		(name text primary key, checksum text not null, applied_at timestamptz not null default now())`
	);
	return (await client.query<Applied>('select name, checksum from migrations.applied order by name')).rows;
}

function refuseMismatch(applied: readonly Applied[], migrations: readonly Migration[]): void {
	for (const [at, { name, checksum }] of applied.entries()) {
		const inCode = migrations.find((migration) => migration.name === name);
		if (!inCode) throw new Error(m.database_newer({ name }));
		if (inCode.checksum !== checksum) throw new Error(m.database_changed({ file: `db/migrations/${name}` }));
		if (migrations[at]?.name !== name)
			throw new Error(m.database_before({ file: `db/migrations/${migrations[at]?.name}`, name }));
	}
}

async function apply(client: pg.Client, { name, checksum, sql }: Migration): Promise<void> {
	try {
		await client.query('begin');
		const before = await client.query('select pg_current_xact_id()::text as id');
		await client.query(sql);
		const after = await client.query('select pg_current_xact_id()::text as id');
		if (before.rows[0].id !== after.rows[0].id) throw new Error('it must not begin or commit a transaction itself');
		await client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [name, checksum]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback').catch(() => {});
		throw new Error(m.database_failed({ name, said: (error as Error).message }), {
			cause: error
		});
	}
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
	// a killed runner's server process lets go as soon as it notices
	await client.query(`set client_connection_check_interval = '1s'`);
	await client.query(`select pg_advisory_lock(hashtext('kith migrations'))`);
	// waiting for ever behind a long read would stop everybody else as well
	await client.query(`set lock_timeout = '30s'`);
	const applied = await appliedSoFar(client);
	refuseMismatch(applied, migrations);
	const missing = migrations.slice(applied.length);
	for (const migration of missing) await apply(client, migration);
	return missing.map(({ name }) => name);
}

/** Lets people hold these roles and no others. The list stands in the code: where it has changed, the table learns it anew. */
export async function letHold(client: pg.Client, names: readonly string[]): Promise<void> {
	const { rows } = await client.query<{ check: string }>(
		`select pg_get_constraintdef(oid) as check from pg_constraint
		where conrelid = to_regclass('platform.role_grant') and conname = 'role_grant_role_check'`
	);
	const known = [...(rows[0]?.check ?? '').matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
	if (known.toSorted().join() === names.toSorted().join()) return;
	const list = names.map((name) => client.escapeLiteral(name)).join(', ');
	await client.query(
		`alter table platform.role_grant drop constraint role_grant_role_check, add constraint role_grant_role_check check (role in (${list}))`
	);
}

const quiet = new Logger(() => () => {});

/** Brings the database up to this version of Kith and says which steps it took; nothing to do is the usual case. */
export async function migrate(ownerUrl: string, folder: string = FOLDER): Promise<{ applied: string[] }> {
	const migrations = await readMigrations(folder);
	return connected(ownerUrl, async (client) => {
		const applied = await applyMissing(client, migrations);
		if (folder === FOLDER) await letHold(client, roles);
		await runMigrations({ connectionString: ownerUrl, logger: quiet });
		return { applied };
	});
}
