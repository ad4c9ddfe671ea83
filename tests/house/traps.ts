/** The lines under "Traps" of a text, each with what it warns of and the test files it names. */
export function trapsIn(text: string): { trap: string; tests: string[] }[] {
	const section = /^## Traps\n(.*?)^## /ms.exec(text)?.[1] ?? '';
	return section
		.split(/^- /m)
		.slice(1)
		.map((line) => ({
			trap: line.replace(/\s+/g, ' ').slice(0, 40),
			tests: [...line.matchAll(/`((?:src|tests)\/[\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path)
		}));
}

/** Traps that no test holds: none is named, or what is named is not there, or tests nothing. */
export function unheld(text: string, read: (path: string) => string | undefined): string[] {
	return trapsIn(text).flatMap(({ trap, tests }) => {
		if (!tests.length) return [`no test holds "${trap}"`];
		return tests.filter((path) => !/\btest\w*(\.\w+)*\(/.test(read(path) ?? '')).map((path) => `${path} tests nothing`);
	});
}
