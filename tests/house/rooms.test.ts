import { expect, test } from 'vitest';
import { brokenImports, foreignTables, sqlInRoutes } from './rooms.ts';
import { brokenWings, circles } from './nouns.ts';
import { sourcesIn, type Source } from './sources.ts';

const sources = sourcesIn('src');
const planted = (path: string, text: string) => [{ path, text }];

test('rooms use each other only through doors, as the map allows', () => {
	expect(brokenImports(sources)).toEqual([]);
});

test.each([
	['src/rooms/people/card/queries.server.ts', "import { x } from '#rooms/programmes/index.server.ts'"],
	['src/rooms/evaluation/wave/commands.server.ts', "import { x } from '#rooms/safeguarding/index.server.ts'"],
	[
		'src/rooms/programmes/courses/cohort/queries.server.ts',
		"import { x } from '#rooms/people/person/queries.server.ts'"
	],
	['src/platform/db/tx.ts', "import { x } from '#rooms/people/index.server.ts'"],
	['src/rooms/people/card/queries.server.ts', "import { redirect } from '$app/navigation'"],
	['src/ui/Button.svelte', "import { m } from '#platform/i18n/messages.ts'"],
	['src/rooms/people/card/queries.server.ts', "import { load } from '../../../routes/+layout.server.ts'"]
])('a planted import is found: %s', (path, text) => {
	expect(brokenImports(planted(path, text))).toHaveLength(1);
});

test('pages speak no SQL', () => {
	expect(sqlInRoutes(sources)).toEqual([]);
	expect(sqlInRoutes(planted('src/routes/x/+page.server.ts', "tx.db.selectFrom('people.person')"))).toHaveLength(1);
});

test('a room’s SQL names only tables that the map allows', () => {
	expect(foreignTables(sources)).toEqual([]);
	expect(
		foreignTables(planted('src/rooms/people/x/queries.server.ts', "tx.db.selectFrom('programmes.cohort')"))
	).toHaveLength(1);
});

const file = (path: string, from: string): Source => ({ path, text: `import { x } from '${from}'` });

/** Circles that are still there. A line goes as soon as its circle does; none is added. */
const stillRound: string[] = [];

test('nouns form a tree', () => {
	expect(circles(sources)).toEqual(stillRound);
});

test('a planted circle of three nouns is found', () => {
	const ring = [
		file('src/rooms/people/one/form.ts', '../two/form.ts'),
		file('src/rooms/people/two/form.ts', '../three/form.ts'),
		file('src/rooms/people/three/form.ts', '../one/form.ts')
	];
	expect(circles(ring)).toHaveLength(3);
	expect(circles(ring.slice(1))).toEqual([]);
});

test('wings of programmes use each other only downwards', () => {
	expect(brokenWings(sources)).toEqual([]);
	const upward = file('src/rooms/programmes/courses/cohort/x.ts', '#rooms/programmes/meetings/day/policy.ts');
	expect(brokenWings([upward])).toHaveLength(1);
});
