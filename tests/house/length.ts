import ts from 'typescript';
import type { Source } from './sources.ts';

const longest = 40;
const mostActions = 5;
const isTest = (path: string) => /\.(test|spec)\.ts$/.test(path);

/** Functions that one cannot see at a glance. What a test does stands in one piece, and is not counted. */
export function longFunctions(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => !isTest(path))
		.flatMap((source) => {
			const file = parsed(source);
			return within(file, ts.isFunctionLike).flatMap((one) => {
				const [from, to] = [lineAt(file, one.getStart(file)), lineAt(file, one.end)];
				const length = to - from + 1;
				return length > longest ? [`${source.path}:${from} ${length} lines`] : [];
			});
		});
}

/** Pages that can do more than five things: such a page is two. */
export function busyPages(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.endsWith('+page.server.ts'))
		.flatMap((source) =>
			within(parsed(source), ts.isVariableDeclaration).flatMap(({ name, initializer }) => {
				if (!ts.isIdentifier(name) || name.text !== 'actions' || !initializer) return [];
				const count = ts.isObjectLiteralExpression(initializer) ? initializer.properties.length : 0;
				return count > mostActions ? [`${source.path}: ${count} actions`] : [];
			})
		);
}

const lineAt = (file: ts.SourceFile, position: number) => file.getLineAndCharacterOfPosition(position).line + 1;

function parsed({ path, text }: Source): ts.SourceFile {
	const script = path.endsWith('.svelte') ? (/<script[^>]*>(.*?)<\/script>/s.exec(text)?.[1] ?? '') : text;
	return ts.createSourceFile(path, script, ts.ScriptTarget.Latest, false);
}

function within<Kind extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is Kind): Kind[] {
	const found: Kind[] = is(node) ? [node] : [];
	ts.forEachChild(node, (child) => void found.push(...within(child, is)));
	return found;
}
