import { expect, test } from 'vitest';
import { besideTheHatch, idleExports, wideHatches, widest } from './hatches.ts';
import { brokenImports, sqlInRoutes } from './rooms.ts';
import { brokenWings, circles } from './nouns.ts';
import { sourcesIn, type Source } from './sources.ts';

const sources = sourcesIn('src');
const file = (path: string, from: string, names = 'x'): Source => ({
	path,
	text: `import { ${names} } from '${from}'`
});
const planted = (path: string, text: string) => [{ path, text }];

test('rooms use each other only through hatches, as the map allows', () => {
	expect(brokenImports(sources)).toEqual([]);
});

test.each([
	['src/rooms/people/card/queries.server.ts', "import { x } from '#programmes/courses'"],
	['src/rooms/evaluation/wave/commands.server.ts', "import { x } from '#rooms/safeguarding/index.server.ts'"],
	[
		'src/rooms/programmes/courses/cohort/queries.server.ts',
		"import { x } from '#rooms/people/person/queries.server.ts'"
	],
	['src/platform/db/tx.ts', "import { x } from '#people'"],
	['src/rooms/people/card/queries.server.ts', "import { redirect } from '$app/navigation'"],
	['src/ui/Button.svelte', "import { m } from '#platform/i18n/messages.ts'"],
	['src/rooms/people/card/queries.server.ts', "import { load } from '../../../routes/+layout.server.ts'"]
])('a planted import is found: %s', (path, text) => {
	expect(brokenImports(planted(path, text))).toHaveLength(1);
});

test('what reads or writes data is behind a hatch, for rooms alone', () => {
	expect(besideTheHatch(sources)).toEqual([]);
});

test.each([
	['src/routes/x/+page.server.ts', "import { x } from '#people'"],
	['src/worker.ts', "import { x } from './rooms/programmes/courses/index.server.ts'"],
	['src/rooms/people/child/queries.server.ts', "import { x } from '#people'"],
	['src/rooms/people/child/queries.server.ts', "import { x } from '../index.server.ts'"],
	[
		'src/rooms/programmes/meetings/day/queries.server.ts',
		"import { x } from '#rooms/programmes/courses/cohort/queries.server.ts'"
	],
	['src/rooms/evaluation/invitation/jobs.server.ts', "import { x } from '#rooms/people/consent/queries.server.ts'"]
])('a planted way beside the hatch is found: %s', (path, text) => {
	expect(besideTheHatch(planted(path, text))).toHaveLength(1);
});

test('a hatch holds out what another room or wing uses, and not more than can be kept in mind', () => {
	expect(idleExports(sources)).toEqual([]);
	expect(wideHatches(sources)).toEqual([]);
});

test('a planted idle export and a planted wide hatch are found', () => {
	const hatch = 'src/rooms/people/index.server.ts';
	const names = Array.from({ length: widest + 1 }, (_, at) => `one${at}`);
	const wide = { path: hatch, text: `export { ${names.join(', ')}, type Two } from './child/queries.server.ts';` };
	const user = file('src/rooms/evaluation/invitation/jobs.server.ts', '#people', names.slice(1).join(', '));
	const page = file('src/routes/x/+page.server.ts', '#people', 'one0');
	expect(idleExports([wide, user, page])).toEqual([
		`${hatch} holds out one0 to nobody`,
		`${hatch} holds out Two to nobody`
	]);
	expect(wideHatches([wide])).toEqual([`${hatch} holds out ${widest + 1} functions`]);
});

test('pages speak no SQL', () => {
	expect(sqlInRoutes(sources)).toEqual([]);
	expect(sqlInRoutes(planted('src/routes/x/+page.server.ts', "tx.db.selectFrom('people.person')"))).toHaveLength(1);
});

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

test('wings of programmes and of evaluation use each other only downwards', () => {
	expect(brokenWings(sources)).toEqual([]);
	expect(
		brokenWings([file('src/rooms/evaluation/telling/story/x.ts', '../../weighing/study/figures.ts')])
	).toHaveLength(1);
	const upward = file('src/rooms/programmes/courses/cohort/x.ts', '#rooms/programmes/meetings/day/policy.ts');
	expect(brokenWings([upward])).toHaveLength(1);
});
