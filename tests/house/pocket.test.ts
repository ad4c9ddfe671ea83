import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** The one file that speaks for a register on a phone, the one route that calls it, and the form for a file that a phone saved. */
const speaks = 'src/routes/(public)/pocket/home/bring.server.ts';
const form = 'src/routes/(app)/(staff)/sessions/[session]/pocket/file.server.ts';
const route = 'src/routes/(public)/pocket/home/+server.ts';

/** Who else speaks by the token of a register on a phone, or calls what does. */
function othersWhoSpeak(sources: readonly Source[]): string[] {
	return sources
		.filter(
			({ path }) =>
				![speaks, route, form].includes(path) && !path.startsWith('src/demonstration/') && !path.includes('.test.')
		)
		.filter(({ text }) => /locals\.pocket\b|\bpocket\/home\/bring|\{ pocket: hashOf\(/.test(text))
		.map(({ path }) => path);
}

test('by the token of a register on a phone speak its own route and the form for its file, and nobody else', () => {
	const sources = sourcesIn('src').filter(({ path }) => path !== 'src/hooks.server.ts');
	expect(othersWhoSpeak(sources)).toEqual([]);
	expect(sources.filter(({ text }) => text.includes('locals.pocket(')).map(({ path }) => path)).toEqual([speaks]);
});

test.each([
	'return locals.pocket(hash, work);',
	"import { bring } from '../pocket/home/bring.server.ts';",
	'inTransaction(db, { pocket: hashOf(token) }, work)'
])('a planted second one is found: %s', (text) => {
	expect(othersWhoSpeak([{ path: 'src/routes/another/+server.ts', text }])).toHaveLength(1);
});
