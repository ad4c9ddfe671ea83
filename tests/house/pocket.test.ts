import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** The one file that speaks for a register on a phone, and the one route that calls it. */
const speaks = 'src/routes/(public)/pocket/home/bring.server.ts';
const route = 'src/routes/(public)/pocket/home/+server.ts';

/** Who else speaks by the token of a register on a phone, or calls what does. */
function othersWhoSpeak(sources: readonly Source[]): string[] {
	return sources
		.filter(
			({ path }) =>
				path !== speaks && path !== route && !path.startsWith('src/demonstration/') && !path.includes('.test.')
		)
		.filter(({ text }) => /locals\.pocket\b|\bpocket\/home\/bring|\{ pocket: hashOf\(/.test(text))
		.map(({ path }) => path);
}

test('one route alone speaks by the token of a register on a phone', () => {
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
