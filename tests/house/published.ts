import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { mayUse } from './rooms.ts';
import { root, type Source } from './sources.ts';

const rooms = Object.keys(mayUse).filter((name) => name !== 'platform'); // the ground is everybody's
const named = new RegExp(`\\b(${rooms.join('|')})\\.([a-z_]+)\\b(?!\\.)`, 'g');
const onlyName = new RegExp(`^(${rooms.join('|')})\\.[a-z_]+( as \\w+)?$`);
const afterSqlWord = new RegExp(`\\b(?:from|join|into|update|table)\\s+(${rooms.join('|')})\\.([a-z_]+)`, 'g');
const isTest = (path: string) => /\.(test|child)\.ts$|examples\.ts$|scene\.ts$/.test(path);

/** Every migration of the checkout. */
export function migrations(): Source[] {
	const folder = 'db/migrations';
	return readdirSync(join(root, folder)).map((name) => ({
		path: `${folder}/${name}`,
		text: readFileSync(join(root, folder, name), 'utf8')
	}));
}

/** What rooms publish, "people.card": the views and functions whose comment begins with that word. A table never is. */
export function published(files: Source[]): Set<string> {
	const comment = /comment on (?:view|function) (\w+\.\w+)(?:\([^)]*\))? is 'Published\b/g;
	return new Set(files.flatMap(({ text }) => [...text.matchAll(comment)].map(([, name]) => name ?? '')));
}

/** What is published and not named in the README of its room. */
export function unsaid(names: Set<string>, readme: (room: string) => string): string[] {
	return [...names].filter((name) => !readme(name.split('.')[0] ?? '').includes(`\`${name}\``));
}

/** Tables, and whatever else of another room a room's code names although it is not published, or not for this room. */
export function foreignNames(sources: Source[], open: Set<string>): string[] {
	return sources.flatMap((source) => {
		const room = /^src\/rooms\/([a-z]+)\/.*\.ts$/.exec(source.path)?.[1];
		if (!room || isTest(source.path)) return [];
		const names = [...new Set(namesIn(source))].filter((name) => !isOpenTo(room, name, open));
		return names.map((name) => `${source.path} names ${name}`);
	});
}

/** A migration that hands tables to another room speaks for all of them once: what others call those tables changes with it. */
const handsOver = (text: string) => /\balter table \w+\.\w+ set schema \w+/.test(text);

/** The same of migrations: the name of the file says whose it is, and a key may point at a table of a room that the map allows. */
export function foreignNamesInMigrations(files: Source[], open: Set<string>): string[] {
	return files.flatMap(({ path, text }) => {
		const owner = /\/\d{4}[a-z]?-([a-z]+)[a-z-]*\.sql$/.exec(path)?.[1] ?? '';
		if (owner !== 'platform' && !rooms.includes(owner)) return [`${path} says of no room that it is its own`];
		const sql = text.replace(/--.*$/gm, '');
		if (handsOver(sql)) return [];
		const keys = [...sql.matchAll(/\breferences (\w+)\.\w+/g)].map(([, room]) => room ?? '');
		const strayKeys = keys.filter((room) => room !== 'platform' && room !== owner && !mayUse[owner]?.includes(room));
		const names = all(sql.replace(/\breferences \w+\.\w+/g, ''), named).filter((name) => !isOpenTo(owner, name, open));
		return [...new Set([...names, ...strayKeys.map((room) => `a key to ${room}`)])].map((name) => `${path}: ${name}`);
	});
}

function isOpenTo(room: string, name: string, open: Set<string>): boolean {
	const [other = ''] = name.split('.');
	return other === room || (open.has(name) && (mayUse[room] ?? []).includes(other));
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, room, thing]) => `${room}.${thing}`);

/** `heardBy` of news says which trigger hears it and asks nothing of it; that it is so is held by `parts`. */
const isHearer = (node: ts.Node) =>
	ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'heardBy';

/** Names of the database in a file: a string that is one, anything in a template of SQL, and what follows a word of SQL in other text. */
function namesIn({ path, text }: Source): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node, inSql: boolean): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		if (isHearer(node)) return;
		if (ts.isTaggedTemplateExpression(node)) return visit(node.template, node.tag.getText(file).startsWith('sql'));
		const words = ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node);
		if (words) {
			const said = (node as ts.LiteralLikeNode).text;
			if (onlyName.test(said)) found.push(said.split(' ')[0] ?? '');
			else found.push(...all(said, inSql ? named : afterSqlWord));
		}
		const inside = inSql && (ts.isTemplateExpression(node) || ts.isTemplateSpan(node));
		ts.forEachChild(node, (child) => visit(child, inside));
	};
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
	visit(file, false);
	return found;
}
