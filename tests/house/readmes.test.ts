import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '#rooms';
import { nounOf } from './nouns.ts';
import { pathsIn, wrongIn } from './readmes.ts';
import { root, sourcesIn } from './sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const nouns = [...new Set(sourcesIn('src/rooms').flatMap(({ path }) => nounOf(path) ?? []))];
const nounsOf = (room: string) =>
	nouns.filter((noun) => noun.startsWith(`${room}/`)).map((noun) => noun.split('/').at(-1) ?? '');
const built = rooms.filter(({ name }) => name !== 'platform');

test.each(built.map((room) => [room.name, room] as const))(
	'the README of %s has its parts, and names its nouns',
	(name, room) => {
		expect(wrongIn(read(`src/rooms/${name}/README.md`), room, nounsOf(name))).toEqual([]);
	}
);

test('a part, a noun or a room that is left out or made up is found', () => {
	const readme = '# X\n\n## Nouns\n\n`a`\n\n## Who may\n\n## Uses\n\n`people`, `spaces`\n\n## Publishes\n';
	expect(wrongIn(readme, { name: 'x', uses: ['people', 'programmes'] }, ['a', 'b'])).toEqual([
		'x: its parts are Nouns, Who may, Uses, Publishes',
		'x: no word of b',
		'x: it uses programmes',
		'x: it does not use spaces'
	]);
});

const files = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'packages/**/*.md', 'tests/**/*.md'], {
	cwd: root,
	exclude: (path) => path.includes('node_modules')
});
/** A file, a folder, or the name that the files of a law or a noun begin with. */
const isThere = (path: string) => globSync([path, `${path}.*`], { cwd: root }).length > 0;

test('what texts name by its path is there', () => {
	expect(files.length).toBeGreaterThan(30);
	const gone = files.flatMap((file) =>
		pathsIn(read(file), file)
			.filter((path) => !isThere(path))
			.map((path) => `${file}: ${path}`)
	);
	expect(gone).toEqual([]);
});

test('a path that leads nowhere is found', () => {
	const text = 'See `src/nowhere.ts`, `tests/house/readmes`, [this](../nowhere.md) and [that](../README.md).';
	expect(pathsIn(text, 'docs/x.md').filter((path) => !isThere(path))).toEqual(['src/nowhere.ts', 'nowhere.md']);
});
