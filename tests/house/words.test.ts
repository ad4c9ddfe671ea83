import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roles } from '#platform/db/tx.ts';
import { catalogues } from '../../scripts/catalogues.mjs';
import { nounOf } from './nouns.ts';
import { root, sourcesIn, type Source } from './sources.ts';
import {
	entriesOf,
	exportedNames,
	forbidden,
	meansAnother,
	meansTwo,
	namesIn,
	namesNothing,
	nounFolders,
	strangeFiles,
	withoutWord
} from './words.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = sourcesIn('src', 'packages');
const schema = read('db/schema.sql');
const glossary = entriesOf(read('GLOSSARY.md'));
const nouns = nounFolders(sources, nounOf);
const english: Record<string, string> = Object.assign(
	{},
	...catalogues().map((path) => JSON.parse(read(path.replace('{locale}', 'en'))) as Record<string, string>)
);
const file = (path: string, text: string): Source => ({ path, text });
const line = (cells: string) =>
	entriesOf(`| word | what it is | in code | not |\n| --- | --- | --- | --- |\n${cells}\n`);

test('what the glossary names in code is there', () => {
	expect(namesNothing(glossary, schema, sources)).toEqual([]);
});

test.each(['`people.persons`', '`people.person.nickname`', '`src/rooms/elsewhere`', '`notAnybody`'])(
	'a name in the glossary that stands for nothing is found: %s',
	(token) => {
		expect(namesNothing(line(`| person | somebody | \`people.person\`, ${token} | |`), schema, sources)).toHaveLength(
			1
		);
	}
);

test('every table, view, folder of a noun and role has its word in the glossary', () => {
	expect(withoutWord(glossary, schema, [...nouns, ...roles])).toEqual([]);
});

test('a table, a folder or a role without a word is found', () => {
	const made = `${schema}\ncreate table people.pet (\n\torg_id uuid\n);\n`;
	expect(withoutWord(glossary, made, [...nouns, 'aquarium', 'diver'])).toEqual(['people.pet', 'aquarium', 'diver']);
});

test('words that the glossary rules out are said nowhere', () => {
	expect(
		forbidden(
			glossary,
			english,
			exportedNames(sources).map(({ name }) => name)
		)
	).toEqual([]);
});

test('a word that is ruled out is found on a screen and in a name', () => {
	const entry = line('| person | somebody | `people.person` | client |');
	const said = forbidden(entry, { a: 'Your clients', b: 'The climate' }, ['listClients', 'clientOf', 'eclipse']);
	expect(said).toEqual([
		'a says client for person',
		'listClients says client for person',
		'clientOf says client for person'
	]);
});

test('a name that code offers stands for one thing', () => {
	expect(meansTwo(sources)).toEqual([]);
});

test('a name for two things is found', () => {
	const twice = ['a', 'b'].map((name) => file(`src/platform/${name}.ts`, 'export interface Visit {}'));
	expect(meansTwo(twice)).toEqual(['Visit: src/platform/a.ts, src/platform/b.ts']);
});

/** Files of rooms with a name of their own, mostly pure work that is worth its name. The list only grows shorter. */
const own = new Set(
	[
		'evaluation/answering/answer.ts',
		'evaluation/answering/coverage.server.ts',
		'evaluation/change/analysis.ts',
		'evaluation/change/rows.ts',
		'evaluation/change/summary.ts',
		'evaluation/dataset/columns.ts',
		'evaluation/dataset/read.ts',
		'evaluation/measure/own-words.server.ts',
		'evaluation/measure/wording.ts',
		'programmes/courses/cohort/slug.server.ts',
		'programmes/courses/session/plan.server.ts',
		'programmes/desk/roster/export.ts'
	].map((path) => `src/rooms/${path}`)
);

test('files of rooms bear the names that STYLE lists, but those on a list that only grows shorter', () => {
	const paths = sources.map(({ path }) => path);
	expect(strangeFiles(paths, namesIn(read('STYLE.md')), own)).toEqual([]);
	expect([...own].filter((path) => !paths.includes(path))).toEqual([]);
	expect(own.size).toBeLessThanOrEqual(12);
});

test('a file with another name is found', () => {
	const strange = [
		'src/rooms/people/child/helper.ts',
		'src/rooms/people/child/form.ts',
		'src/rooms/people/child/x.test.ts'
	];
	expect(strangeFiles(strange, namesIn(read('STYLE.md')), own)).toEqual(['src/rooms/people/child/helper.ts']);
});

test('a part is one of a plan, and a door is where nobody is signed in yet', () => {
	expect(meansAnother(sources)).toEqual([]);
	const says = (text: string) =>
		meansAnother([{ path: 'src/platform/quilt/words.ts', text: `export const ${text} = 1;` }]);
	for (const name of ['parts', 'inPart', 'ProcessPart', 'partOf', 'roomDoors'])
		expect(says(name), name).toHaveLength(1);
	for (const name of ['partner', 'TakingPart', 'department', 'atDoor']) expect(says(name), name).toEqual([]);
});
