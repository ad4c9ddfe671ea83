import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foreignNames, foreignNamesInMigrations, migrations, published, unsaid } from './published.ts';
import { root, sourcesIn } from './sources.ts';

const files = migrations();
const open = published(files);

test('a room’s code names of another room only what that room publishes', () => {
	expect(foreignNames(sourcesIn('src'), open)).toEqual([]);
});

test('migrations obey the same map', () => {
	expect(foreignNamesInMigrations(files, open)).toEqual([]);
});

test('what a room publishes stands in its README', () => {
	const readme = (room: string) => readFileSync(join(root, 'src/rooms', room, 'README.md'), 'utf8');
	expect(unsaid(open, readme)).toEqual([]);
	expect(unsaid(new Set(['people.mystery']), readme)).toEqual(['people.mystery']);
});

test.each([
	['a table, through Kysely', 'evaluation', "tx.db.selectFrom('people.consent as consent')"],
	['a table, joined', 'evaluation', "from.innerJoin('programmes.registration', 'a', 'b')"],
	['a table, in a template of SQL', 'evaluation', 'sql`select ${x} from programmes.registration r`'],
	['a table, in a template within a template', 'evaluation', 'sql`a ${y ? sql`join people.consent c` : sql``} b`'],
	['a table, in raw SQL', 'evaluation', "sql.raw('delete from people.child')"],
	['a table in a list', 'programmes', "const hers = ['people.address'] as const"],
	['what is published, for another room', 'people', 'sql`select from programmes.place`'],
	['a function that is not published', 'programmes', 'sql`select people.say_again(${a})`']
])('a planted name is found: %s', (_, room, text) => {
	expect(foreignNames([{ path: `src/rooms/${room}/x/queries.server.ts`, text }], open)).toHaveLength(1);
});

test('a name that is published, an event and a list of people are no breach', () => {
	const text =
		"sql`select from people.card`; announce('programmes.cohort.published'); people.filter((one) => one); // people.consent";
	expect(foreignNames([{ path: 'src/rooms/evaluation/x/queries.server.ts', text }], open)).toEqual([]);
});

test.each([
	['a table of another room', '0009-safeguarding.sql', 'create view a as select * from evaluation.participant'],
	['a table of a room that it may use', '0009-evaluation-more.sql', 'create view a as select * from people.consent'],
	['a key to a room above', '0009-people.sql', 'foreign key (a) references programmes.cohort (org_id, id)'],
	['a room, in the ground', '0009-platform.sql', 'select people.own_children()'],
	['a file of nobody', '0009-various.sql', '']
])('a planted migration is found: %s', (_, name, text) => {
	expect(foreignNamesInMigrations([{ path: `db/migrations/${name}`, text }], open)).toHaveLength(1);
});

test('a migration that hands a table to another room speaks for both, and no other does', () => {
	const both = (hands: string) => `${hands}; create policy sees on programmes.x using (creche.y())`;
	const found = (text: string) => foreignNamesInMigrations([{ path: 'db/migrations/0009-creche-x.sql', text }], open);
	expect(found(both('alter table programmes.x set schema creche'))).toEqual([]);
	expect(found(both('alter table programmes.x add column y int'))).toHaveLength(1);
});

test('a table cannot be published', () => {
	const text = "comment on table people.consent is 'Published: all of it.'";
	expect(published([{ path: 'db/migrations/0009-people.sql', text }])).toEqual(new Set());
});
