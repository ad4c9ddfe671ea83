import type { Source } from './sources.ts';

const isTest = (path: string) => /\.test\.ts$/.test(path);

/** Bodies that are awaited where a transaction is open, so that whoever is slow holds one of its few connections; and any read past the bounds. */
export function bodiesInTransactions(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => /^src\/(routes|rooms|platform|hooks)/.test(path) && path.endsWith('.ts') && !isTest(path))
		.flatMap(({ path, text }) => {
			const inside = [...text.matchAll(/\b(?:tx|door|atDoor|inTransaction|work|speak)\(/g)].map((call) =>
				argumentsAt(text, call.index)
			);
			const waits = /\b(?:readForm|sentIn|textIn|fileIn|formData|arrayBuffer|blob|request)\b|\.(?:text|json)\(/;
			const held = inside
				.filter((work) => /=>/.test(work) && waits.test(work))
				.map(() => `${path}: a body inside a transaction`);
			const past =
				path !== 'src/platform/forms/sent.server.ts' &&
				/\.formData\(|request\.(?:text|json|blob|arrayBuffer|body|clone)\b/.test(text);
			return past ? [...held, `${path}: a body read past the bounds of platform/forms/sent.server.ts`] : held;
		});
}

/** What stands between the brackets of a call. */
function argumentsAt(text: string, start: number): string {
	let depth = 0;
	for (let at = text.indexOf('(', start); at < text.length; at++) {
		if (text[at] === '(') depth++;
		if (text[at] === ')' && --depth === 0) return text.slice(start, at);
	}
	return text.slice(start);
}
