import { expect } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { test } from '../support/database.ts';
import { breaches, laws, withOwnersRights, withoutTenant } from './catalogue.ts';

for (const law of Object.keys(laws)) {
	test(law, ({ database }) =>
		connected(database.ownerUrl, async (client) => {
			const found = await breaches(client, law);
			expect(found.filter((breach) => !Object.keys(withoutTenant).some((table) => breach.startsWith(table)))).toEqual(
				[]
			);
		})
	);
}

/** A fault for each law, planted in a transaction that is rolled back: the law must find it. */
const faults: Record<string, string> = {
	'row security is enabled and forced on every table': 'alter table people.person no force row level security',
	'every table has a policy for each command the app may use': 'grant delete on people.consent to kith_app',
	'a policy names its command, its role and both its sides':
		'create policy wide on people.person to public using (platform.org() is not null)',
	'one policy a command: none widens another':
		'create policy also on people.person for select to kith_app using (platform.org() = org_id)',
	'every policy asks the organisation first':
		'drop policy sees on people.person; create policy sees on people.person for select to kith_app using (true)',
	'the app may not truncate, reference, trigger or own': 'grant truncate on people.person to kith_app',
	'the app is no superuser and bypasses nothing, nor is a member of one that does': 'grant kith_backup to kith_app',
	'views speak with the rights of whoever asks': 'create view people.leak as select * from people.person',
	'functions with the owner’s rights have a fixed path and are not public':
		"create function people.leak() returns text language sql security definer as $$ select 'all' $$",
	'foreign keys carry the organisation':
		'create unique index on people.person (id); alter table people.child add foreign key (person_id) references people.person (id)',
	'what is unique is unique within an organisation': 'create unique index on people.person (called)',
	'what goes with a person or a course is found by an index, not by reading all there is':
		'drop index people.phone_try_org_id_person_id_idx',
	'every table says what it is for': 'create table people.mystery (org_id uuid)',
	'no room keys into a room it may not use':
		'alter table people.child add foreign key (org_id, id) references programmes.session (org_id, id)'
};

for (const law of Object.keys(laws)) {
	test(`a planted fault is found: ${law}`, ({ database }) =>
		connected(database.ownerUrl, async (client) => {
			await client.query('begin');
			await client.query(faults[law] ?? 'select no such fault');
			expect(await breaches(client, law)).not.toEqual([]);
			await client.query('rollback');
		}));
}

test('functions with the owner’s rights are those that have a reason', ({ database }) =>
	connected(database.ownerUrl, async (client) => {
		const { rows } = await client.query<{ name: string }>(
			"select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not in ('pg_catalog', 'graphile_worker') order by 1"
		);
		expect(rows.map((row) => row.name)).toEqual(Object.keys(withOwnersRights).sort());
	}));

test('with nobody speaking, every table is empty for the app', ({ database }) =>
	connected(database.appUrl, async (client) => {
		const { rows } = await client.query<{ name: string }>(
			"select format('%I.%I', schemaname, tablename) as name from pg_policies where cmd = 'SELECT' and schemaname <> 'graphile_worker'"
		);
		expect(rows.length).toBeGreaterThan(30);
		for (const { name } of rows)
			expect((await client.query(`select count(*)::int as n from ${name}`)).rows[0], name).toEqual({ n: 0 });
	}));
