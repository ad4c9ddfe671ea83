import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { dropDatabase, inDatabase } from '../../../tests/support/databases.ts';
import { connected } from './connected.ts';
import { dumpSchema } from './dump.ts';
import { ensureDatabase } from './roles.ts';

const ROOM = `
	create schema garden;
	grant usage on schema garden to kith_app;
	comment on schema garden is 'Where things grow.';
	create domain garden.colour as text check (value ~ '^#');
	create type garden.season as enum ('spring', 'autumn');
	create type garden.spot as (x int, y int);
	create sequence garden.ticket;
	create table garden.bed (org_id uuid not null, id uuid not null default uuidv7(), sun numeric(3, 1), primary key (org_id, id));
	create table garden.plant (
		org_id uuid not null, id uuid not null default uuidv7(), bed_id uuid not null, name text not null check (name <> ''),
		label text generated always as (upper(name)) stored, shade garden.colour, grows garden.season[],
		unique (org_id, name), foreign key (org_id, bed_id) references garden.bed on delete cascade
	);
	create index plant_shade on garden.plant (shade) where shade is not null;
	alter table garden.plant enable row level security;
	alter table garden.plant force row level security;
	create policy own on garden.plant for update to kith_app using (org_id is not null) with check (name <> 'weed');
	create policy strict on garden.plant as restrictive to public using (true);
	grant select, update (name) on garden.plant to kith_app;
	comment on column garden.plant.name is 'What people call it; ''weed'' is no name.';
	comment on policy own on garden.plant is 'Gardeners change their own.';
	create function garden.water() returns trigger language plpgsql as $$ begin return new; end $$;
	revoke all on function garden.water from public;
	create function garden.count() returns int language sql stable return 1;
	create procedure garden.dig() language sql begin atomic select 1; end;
	create trigger watering before insert on garden.plant for each row execute function garden.water();
	comment on trigger watering on garden.plant is 'Every day.';
	comment on constraint plant_name_check on garden.plant is 'Named.';
	comment on index garden.plant_shade is 'By shade.';
	create view garden.card with (security_invoker) as select id, name from garden.plant;
	create materialized view garden.totals as select count(*) from garden.plant;
`;

let url: string;
let name: string;
const run = (sql: string) => connected(url, (client) => client.query(sql));

beforeEach(async () => {
	name = `d_${randomUUID().replaceAll('-', '')}`;
	const { ownerUrl } = inject('testServer');
	await ensureDatabase(ownerUrl, name);
	url = inDatabase(ownerUrl, name);
	await run(ROOM);
});

afterEach(() => dropDatabase(inject('testServer').ownerUrl, name));

test('writes down everything that decides who sees what and what may be stored', async () => {
	const text = await dumpSchema(url);
	for (const part of [
		'create schema garden;',
		'grant usage on schema garden to kith_app;',
		`comment on schema garden is 'Where things grow.';`,
		`create domain garden.colour as text\n\tconstraint colour_check CHECK ((VALUE ~ '^#'::text));`,
		`create type garden.season as enum ('spring', 'autumn');`,
		'create type garden.spot as (x integer, y integer);',
		'create sequence garden.ticket',
		'\tid uuid not null default uuidv7(),',
		'\tsun numeric(3,1),',
		'\tlabel text generated always as (upper(name)) stored,',
		'\tgrows garden.season[],',
		'FOREIGN KEY (org_id, bed_id) REFERENCES garden.bed(org_id, id) ON DELETE CASCADE',
		`CHECK ((name <> ''::text))`,
		'CREATE INDEX plant_shade ON garden.plant USING btree (shade) WHERE (shade IS NOT NULL);',
		'alter table garden.plant enable row level security;\nalter table garden.plant force row level security;',
		`create policy own on garden.plant for update to kith_app\n\tusing ((org_id IS NOT NULL))\n\twith check ((name <> 'weed'::text));`,
		'create policy strict on garden.plant as restrictive for all to public',
		'grant select on garden.plant to kith_app;\ngrant update (name) on garden.plant to kith_app;',
		`comment on column garden.plant.name is 'What people call it; ''weed'' is no name.';`,
		`comment on policy own on garden.plant is 'Gardeners change their own.';`,
		`comment on trigger watering on garden.plant is 'Every day.';`,
		`comment on constraint plant_name_check on garden.plant is 'Named.';`,
		`comment on index garden.plant_shade is 'By shade.';`,
		'CREATE TRIGGER watering BEFORE INSERT ON garden.plant',
		'grant execute on routine garden.count() to public;',
		'CREATE OR REPLACE PROCEDURE garden.dig()',
		'create view garden.card with (security_invoker=true) as\n SELECT id,\n    name\n   FROM garden.plant;',
		'create materialized view garden.totals as'
	])
		expect(text).toContain(part);
	expect(text).not.toContain('execute on routine garden.water() to');
});

test('is the same text for the same structure, whatever the order it was made in', async () => {
	const before = await dumpSchema(url);
	await run(
		'alter table garden.plant drop constraint plant_name_check, add constraint plant_name_check check (name <> $$$$)'
	);
	await run(
		'revoke all on garden.plant from kith_app; grant update (name) on garden.plant to kith_app; grant select on garden.plant to kith_app'
	);
	await run(`comment on constraint plant_name_check on garden.plant is 'Named.'`);
	expect(await dumpSchema(url)).toBe(before);
});

test('notices every small change that matters', async () => {
	let before = await dumpSchema(url);
	for (const change of [
		'alter table garden.plant alter name drop not null',
		'alter table garden.plant no force row level security',
		'alter policy own on garden.plant using (true)',
		'alter view garden.card set (security_invoker = false)',
		'grant delete on garden.plant to kith_app',
		'grant execute on function garden.water to public',
		'alter function garden.count() security definer',
		'alter table garden.plant disable trigger watering',
		'drop index garden.plant_shade',
		`alter type garden.season add value 'winter'`,
		`comment on table garden.bed is 'A bed.'`,
		'alter default privileges in schema garden grant select on tables to kith_app',
		'alter table garden.bed alter sun set default 1'
	]) {
		await run(change);
		const after = await dumpSchema(url);
		expect(after, change).not.toBe(before);
		before = after;
	}
});

test('leaves out the job queue, the list of migrations and PostgreSQL’s own tables', async () => {
	const text = await dumpSchema(inDatabase(url, inject('testServer').template));
	expect(text).not.toMatch(/create (schema|table) (graphile_worker|migrations|pg_catalog|information_schema)/);
	expect(text).toMatch(/create schema platform;/);
});
