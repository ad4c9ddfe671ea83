import { basename } from 'node:path';
import type { Source } from './sources.ts';

/** One line of the glossary: the word, what stands for it in code, and words that nobody uses for it. */
export interface Entry {
	words: string[];
	code: string[];
	not: string[];
}

const listed = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, token]) => token ?? '');
const spoken = (cell: string) =>
	cell
		.split(',')
		.map((word) => word.trim())
		.filter(Boolean);

/** The lines of every table of GLOSSARY.md: `| word | what it is | in code | not |`. */
export function entriesOf(glossary: string): Entry[] {
	return glossary
		.split('\n')
		.filter((line) => line.startsWith('| ') && !/^\| (-|word )/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map(([, words = '', , code = '', not = '']) => ({ words: spoken(words), code: listed(code), not: spoken(not) }));
}

/** Tables and views of the schema, as "people.person", and their columns, as "people.person.called". */
export function tablesIn(schema: string): { tables: string[]; columns: Set<string> } {
	const blocks = [...schema.matchAll(/^create (?:table|view) (\w+\.\w+)([^;]*)/gm)];
	const columns = blocks.flatMap(([, table = '', body = '']) =>
		[...body.matchAll(/^\s+"?(\w+)"? /gm)].map(([, column]) => `${table}.${column}`)
	);
	return { tables: blocks.map(([, table = '']) => table), columns: new Set(columns) };
}

/** What the glossary names that is not there any more: a table, a column, a file, or a name or state in the code. */
export function namesNothing(entries: Entry[], schema: string, sources: Source[]): string[] {
	const { tables, columns } = tablesIn(schema);
	const code = schema + sources.map(({ text }) => text).join('\n');
	const paths = sources.map(({ path }) => path);
	const isThere = (token: string) => {
		if (/^[a-z]+\.[a-z_.]+$/.test(token)) return tables.includes(token) || columns.has(token);
		if (paths.some((path) => path.startsWith(token) || path.includes(`/${token}/`))) return true;
		return new RegExp(`['"\`]${token}['"\`]|\\b(?:interface|type|function|const) ${token}\\b|\\.${token}\\b`).test(
			code
		);
	};
	return entries.flatMap(({ words, code: tokens }) =>
		tokens.filter((token) => !isThere(token)).map((token) => `${words[0]}: ${token}`)
	);
}

/** Tables, views, and folders and roles of these names, that the glossary has no word for. */
export function withoutWord(entries: Entry[], schema: string, others: readonly string[]): string[] {
	const known = new Set(
		entries.flatMap(({ words, code }) => [...code, ...words.map((word) => word.replaceAll(' ', '-'))])
	);
	const names = [...tablesIn(schema).tables.filter((name) => !name.startsWith('migrations.')), ...others];
	return names.filter((name) => !known.has(name));
}

/** The folders of nouns in the rooms, by their last name. */
export function nounFolders(sources: Source[], nounOf: (path: string) => string | undefined): string[] {
	return [...new Set(sources.flatMap(({ path }) => nounOf(path) ?? []).map((noun) => basename(noun)))].sort();
}

const camel = (word: string) => new RegExp(`(^|[a-z_])${word}s?(?![a-z])|^${word.toLowerCase()}s?(?=[A-Z]|$)`);

/** Words that the glossary says nobody uses, said on a screen or in the name of something that code offers. */
export function forbidden(entries: Entry[], messages: Record<string, string>, exported: readonly string[]): string[] {
	return entries.flatMap(({ words, not }) =>
		not.flatMap((word) => {
			const said = Object.entries(messages).filter(([, text]) => new RegExp(`\\b${word}s?\\b`, 'i').test(text));
			const named = exported.filter((name) => camel(word.charAt(0).toUpperCase() + word.slice(1)).test(name));
			return [...said.map(([key]) => key), ...named].map((where) => `${where} says ${word} for ${words[0]}`);
		})
	);
}

const isOffered = (path: string) => /^src\/.*\.ts$/.test(path) && !/\.test\.ts$|\.child\.ts$|^src\/routes\//.test(path);

/** What every room, or every example of a noun, offers under the same name. */
const sameInEach = new Set(['copyFor', 'endFor', 'eraseFor', 'kinds', 'nadia']);

/** Every name that a file of `src` offers to others, and where. */
export function exportedNames(sources: Source[]): { name: string; path: string }[] {
	return sources
		.filter(({ path }) => isOffered(path))
		.flatMap(({ path, text }) =>
			[...text.matchAll(/^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm)].map(([, name = '']) => ({
				name,
				path
			}))
		);
}

/** Names that stand for two things: whoever reads one has to ask which is meant. */
export function meansTwo(sources: Source[]): string[] {
	const places = new Map<string, string[]>();
	for (const { name, path } of exportedNames(sources))
		if (!places.get(name)?.includes(path)) places.set(name, [...(places.get(name) ?? []), path]);
	return [...places]
		.filter(([name, paths]) => paths.length > 1 && !sameInEach.has(name))
		.map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

/** Where parts are those of a plan, as the glossary has it. */
const planned = /^src\/rooms\/programmes\/(?:courses\/(?:session|template)|meetings\/day)\//;

/** Names that say part, or door, of something else than the glossary does: of a plan, and the unattended desk. */
export function meansAnother(sources: Source[]): string[] {
	return exportedNames(sources)
		.filter(
			({ name, path }) =>
				(/(?<!Taking)Parts?(?![a-z])|^parts?(?=$|Of)/.test(name) && !planned.test(path)) || /Doors/.test(name)
		)
		.map(({ name, path }) => `${path}: ${name}`);
}

/** The names that STYLE.md lists for files of a room: `| name | what stands in it |`. */
export function namesIn(style: string): string[] {
	const table = style.split(/^## Names of files$/m)[1] ?? '';
	return table
		.split('\n')
		.filter((line) => line.startsWith('| `'))
		.flatMap((line) => listed(line.split('|')[1] ?? ''));
}

/**
 * Files of rooms by a name of their own. Tests are called as what they try, `Name.svelte`, `name.element.ts` and what lies in a folder
 * `…-screen` as what they show.
 */
export function strangeFiles(paths: readonly string[], names: readonly string[], known: ReadonlySet<string>): string[] {
	return paths
		.filter(
			(path) => /^src\/rooms\/.*\.ts$/.test(path) && !/\.(test|child|element)\.ts$|-screen\/[a-z-]+\.ts$/.test(path)
		)
		.filter((path) => !names.includes(basename(path)) && !known.has(path));
}
