import { expect } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { test } from '../support/database.ts';

/** Columns that name a person or a child and stay as they are when two records become one, each with its reason. */
const stays: Record<string, string> = {
	'people.asker.person_id': 'written anew for the record that stays when what she asked for comes to it',
	'people.child_care.child_id': 'what is known of two children is put together, or goes with the child',
	'people.creche_day.child_id': 'the days of two children are put together, or go with the child',
	'people.unlooked.person_id': 'the record that stays is compared anew with what comes to it',
	'people.push.person_id':
		'a device is told of the messages of the record on whose page it was turned on; she turns it on again',
	'programmes.day_yes.person_id': 'what was said for one day goes with the other record, and is asked anew',
	'people.page_code.person_id': 'a code that was read out for the other record opens nothing any more'
};

/** What the functions that bring two records together do not name: columns that key to a person or a child, and look so. */
const unnamed = `
	with named as (select format('%I.%I', n.nspname, c.relname) as of, a.attname as by
		from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('people', 'creche', 'programmes', 'evaluation', 'safeguarding') and a.attnum > 0 and not a.attisdropped
			and a.attname in ('person_id', 'child_id') and c.relname not in ('merge', 'handed_row')),
	functions as (select string_agg(p.prosrc, ' ') as text from pg_proc p
		where p.proname in ('bring_together', 'bring_door_together', 'bring_referrals_together', 'bring_celebrations_together', 'bring_rounds_together', 'one_way_in', 'stricter', 'one_child'))
	select of || '.' || by as name from named, functions
	where text !~ ('''' || of || ''', ''' || by || '''') order by 1`;

test('whatever names a person or a child of hers follows when two records become one', ({ database }) =>
	connected(database.ownerUrl, async (client) => {
		const left = async () => (await client.query<{ name: string }>(unnamed)).rows.map(({ name }) => name);
		expect((await left()).filter((name) => !(name in stays))).toEqual([]);
		await client.query('begin');
		await client.query('create table programmes.forgotten (org_id uuid, person_id uuid)');
		expect(await left()).toContain('programmes.forgotten.person_id');
		await client.query('rollback');
	}));
