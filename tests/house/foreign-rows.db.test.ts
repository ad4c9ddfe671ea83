import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type pg from 'pg';
import { test, type SetScene } from './set-scene.ts';

interface Key {
	name: string;
	table: string;
	column: string;
	target: string;
}

// Keys of two columns: the organisation, and the row meant.
const keys = `select k.conname as name, k.conrelid::regclass::text as table, a.attname as column, k.confrelid::regclass::text as target
	from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'org_id'
	join pg_namespace n on n.oid = (select relnamespace from pg_class where oid = k.conrelid)
	where k.contype = 'f' and k.confrelid <> 'platform.organisation'::regclass and n.nspname not in ('graphile_worker', 'migrations')
	order by 1`;

function rowOf({ scene, ids }: SetScene, table: string, org: 'ours' | 'theirs'): string {
	const found = scene.rows.find((row) => row.table === table && row.org === ids.org[org]);
	if (!found) throw new Error(`The scene has no row of ${org} in ${table}.`);
	return found.key;
}

/** What the database says when a row of ours is made to point at something; the id pointed at is taken out of the words. */
async function pointAt({ scene, ids }: SetScene, { table, column }: Key, id: string): Promise<string> {
	const { owner } = scene;
	await owner.query('begin');
	try {
		const key = scene.shapes.get(table)?.key ?? '';
		const { rowCount } = await owner.query(
			`update ${table} set ${column} = $1 where ${key} = (select ${key} from ${table} where org_id = $2 order by ${column} is null limit 1)`,
			[id, ids.org.ours]
		);
		if (rowCount !== 1) return 'no row to point with';
		await owner.query('set constraints all immediate');
		return 'accepted';
	} catch (error) {
		const { code, message, detail = '' } = error as pg.DatabaseError;
		return `${code} ${message} ${detail}`.replaceAll(id, 'ID');
	} finally {
		await owner.query('rollback');
	}
}

test('no row can point at a row of another organisation, and what is theirs answers like what is not there', async ({
	set
}) => {
	const { rows } = await set.scene.owner.query<Key>(keys);
	expect(rows.length).toBeGreaterThan(40);
	for (const key of rows) {
		const theirs = rowOf(set, key.target, 'theirs').split('/')[1] ?? '';
		const [existing, missing] = [await pointAt(set, key, theirs), await pointAt(set, key, randomUUID())];
		expect(existing, key.name).toMatch(/^23503 /);
		expect(existing, key.name).toBe(missing);
	}
});

test('a key without the organisation in it is found: it lets a row of theirs in', async ({ set }) => {
	const { owner } = set.scene;
	await owner.query(`create unique index planted on people.person (id);
		alter table people.address drop constraint address_org_id_person_id_fkey;
		alter table people.address add constraint planted foreign key (person_id) references people.person (id)`);
	const key = { name: 'planted', table: 'people.address', column: 'person_id', target: 'people.person' };
	const theirs = rowOf(set, key.target, 'theirs').split('/')[1] ?? '';
	expect(await pointAt(set, key, theirs)).toBe('accepted');
	await owner.query(`alter table people.address drop constraint planted; drop index people.planted;
		alter table people.address add constraint address_org_id_person_id_fkey
			foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade`);
});
