import { importsOf, type Source } from './sources.ts';

const isElement = (path: string) =>
	/\.element\.(ts|svelte)$/.test(path) ||
	/^src\/ui\/(enhance|queue)\//.test(path) ||
	(/\/pocket-screen\/[a-z-]+\.ts$/.test(path) && !/\/(form|given|words|worker)\.ts$/.test(path));

/** What runs in a browser knows no words, no database and no server, and writes neither HTML nor styles into a page. */
export function brokenElements(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => isElement(path) && !path.endsWith('.test.ts'))
		.flatMap((source) => faultsOf(source).map((fault) => `${source.path}: ${fault}`));
}

function faultsOf(source: Source): string[] {
	const { path, text } = source;
	const imports = importsOf(source);
	const givenHere =
		/\bas (?!const)\w*Given\b/.test(text) && !/import type \{[^}]*Given[^}]*\} from '\.\/form\.ts'/.test(text);
	const isPlaced =
		!path.includes('.element.') ||
		/^src\/(ui\/elements|rooms\/(?:[a-z-]+\/)+[a-z-]+)\/[a-z-]+\.element\.(ts|svelte)$/.test(path);
	return [
		...(imports.some((to) => to.includes('/i18n/messages.ts')) ? ['words come from the page'] : []),
		...(imports.some(
			(to) => to.startsWith('src/platform/') && !/\/i18n\/messages\.ts$|^src\/platform\/box\/box\.ts$/.test(to)
		)
			? ['the platform stays on the server']
			: []),
		...(imports.some((to) => to.endsWith('.server.ts')) ? ['the server stays on the server'] : []),
		...(/import (?!type\b)[^;]*from '[^']*\/form\.ts'/.test(text)
			? ['of a form only the types, or its library comes along']
			: []),
		...(/\b(inner|outer)HTML\s*[+]?=|insertAdjacentHTML|document\.write\b/.test(text) ? ['no HTML out of text'] : []),
		...(/setAttribute\(\s*['"`]style|\.cssText/.test(text) ? ['no inline style'] : []),
		...(givenHere ? ['what is given is a type of form.ts'] : []),
		...(isPlaced ? [] : ['an element lies beside its noun'])
	];
}
