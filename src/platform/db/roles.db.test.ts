import { describe, expect } from 'vitest';
import { test } from '../../../tests/support/database.ts';
import { connected } from './connected.ts';
import { speakingLogins } from './roles.ts';
import { refusePowerfulLogin } from './speaking-login.ts';

const ask = async (url: string, sql: string) => (await connected(url, (client) => client.query(sql))).rows;

const ATTRIBUTES = `select rolname::text as login, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin
	from pg_roles where rolname in ('kith_app', 'kith_worker', 'kith_host', 'kith_backup') order by 1`;

describe('the logins that speak', () => {
	test('have no power over anything, and the backup’s only reads past row policies', async ({ database }) => {
		const plain = {
			rolsuper: false,
			rolcreatedb: false,
			rolcreaterole: false,
			rolreplication: false,
			rolcanlogin: true
		};
		expect(await ask(database.ownerUrl, ATTRIBUTES)).toEqual([
			{ login: 'kith_app', ...plain, rolbypassrls: false },
			{ login: 'kith_backup', ...plain, rolbypassrls: true },
			{ login: 'kith_host', ...plain, rolbypassrls: false },
			{ login: 'kith_worker', ...plain, rolbypassrls: false }
		]);
	});

	test('own nothing and belong to no powerful role', async ({ database }) => {
		for (const login of speakingLogins)
			await expect(refusePowerfulLogin(login, database[`${login}Url`])).resolves.toBeUndefined();
		await expect(refusePowerfulLogin('app', database.ownerUrl)).rejects.toThrow(
			/"kith_owner" of the app is a superuser/
		);
		await expect(refusePowerfulLogin('app', database.backupUrl)).rejects.toThrow(/may bypass row security/);
	});

	test('speak each for themselves: one does not stand in for another', async ({ database }) => {
		await expect(refusePowerfulLogin('worker', database.appUrl)).rejects.toThrow(/is neither kith_worker nor a member/);
		await expect(refusePowerfulLogin('app', database.workerUrl)).rejects.toThrow(/may also speak as kith_worker/);
		await expect(refusePowerfulLogin('worker', database.hostUrl)).rejects.toThrow(/is neither kith_worker/);
	});

	test('have five seconds a statement, two for a lock, ten for an idle transaction', async ({ database }) => {
		const settings = `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
			current_setting('idle_in_transaction_session_timeout') as idle`;
		for (const login of speakingLogins)
			expect(await ask(database[`${login}Url`], settings)).toEqual([{ statement: '5s', lock: '2s', idle: '10s' }]);
	});

	test('are cut off after two seconds of waiting for somebody else', async ({ database }) => {
		await ask(
			database.ownerUrl,
			'create table public.busy (a int); grant usage on schema public to kith_app; grant select on public.busy to kith_app'
		);
		await connected(database.ownerUrl, async (owner) => {
			await owner.query('begin');
			await owner.query('lock table public.busy');
			const begun = Date.now();
			await expect(ask(database.appUrl, 'select * from public.busy')).rejects.toThrow(/lock timeout/);
			expect(Date.now() - begun).toBeGreaterThan(1_900);
		});
		await ask(database.ownerUrl, 'drop table public.busy; revoke usage on schema public from kith_app');
	});

	test('keep no large objects: nothing is stored past tables and their policies', async ({ database }) => {
		const functions = (await ask(
			database.ownerUrl,
			`select proname::text as name, coalesce((select string_agg(format('%L::%s', 0, format_type(kind, null)), ', ')
				from unnest(proargtypes::oid[]) as kind), '') as given
			from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^lo(_|read|write)'`
		)) as { name: string; given: string }[];
		expect(functions.length).toBeGreaterThan(15);
		const allowed: string[] = [];
		for (const login of speakingLogins)
			await connected(database[`${login}Url`], async (client) => {
				for (const { name, given } of functions) {
					const refusal = await client.query(`select ${name}(${given})`).then(
						() => 'nothing',
						(error: { code?: string }) => error.code
					);
					if (refusal !== '42501') allowed.push(`${login} ${name}: ${refusal}`);
				}
			});
		expect(allowed).toEqual([]);
	});

	test('can’t empty, lock away or hang triggers on any table of ours', async ({ database }) => {
		const excessive = await ask(
			database.ownerUrl,
			`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
			and has_table_privilege('kith_app', c.oid, 'truncate, references, trigger, maintain')`
		);
		expect(excessive).toEqual([]);
	});
});

describe('the backup’s login', () => {
	test('reads every table, past row policies, and changes none', async ({ database }) => {
		await ask(
			database.ownerUrl,
			`create table public.hidden as select 1 as one;
			alter table public.hidden enable row level security; alter table public.hidden force row level security`
		);
		expect(await ask(database.backupUrl, 'select one from public.hidden')).toEqual([{ one: 1 }]);
		await expect(ask(database.backupUrl, 'delete from public.hidden')).rejects.toThrow(/read-only/);
		await expect(ask(database.backupUrl, 'set transaction_read_only = off; delete from public.hidden')).rejects.toThrow(
			/permission denied/
		);
		await ask(database.ownerUrl, 'drop table public.hidden');
	});
});

test('nobody else may enter the database', async ({ database }) => {
	const name = `kith_stranger_${process.pid}`;
	await ask(database.ownerUrl, `create role ${name} login password 'stranger'`);
	const url = new URL(database.ownerUrl);
	url.username = name;
	url.password = 'stranger';
	await expect(ask(url.href, 'select 1')).rejects.toThrow(/permission denied for database/);
	await ask(database.ownerUrl, `drop role ${name}`);
});
