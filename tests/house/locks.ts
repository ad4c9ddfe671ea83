import type { Source } from './sources.ts';

/** Where PostgreSQL's own locks are asked for by name, each with its reason. */
const ownLocks: Record<string, string> = {
	'src/platform/db/locks.ts': 'the one place of what a transaction locks',
	'src/platform/db/roles.ts': 'makes logins before there is an organisation',
	'src/platform/db/external.ts': 'the same, on a server of somebody else',
	'src/platform/db/migrate.ts': 'one migration at a time, before there are tables'
};

const isTest = (path: string) => /\.test\.ts$/.test(path);

/** Locks that no `locks.ts` names: on free words, of a made-up kind, or said to be held in a comment that nobody checks. */
export function strayLocks(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.startsWith('src/') && !isTest(path))
		.flatMap(({ path, text }) => [
			...(/pg_(try_)?advisory/.test(text) && !(path in ownLocks) ? [`${path} locks by free words`] : []),
			...(/\blocksOf\(/.test(text) && !path.endsWith('/locks.ts') ? [`${path} makes a kind of lock`] : []),
			...(/\b(holds?|held) the [^.]*\block\b/i.test(text.replace(/\n\s*\*/g, ''))
				? [`${path} says who holds a lock instead of taking it as a value`]
				: [])
		]);
}

/** Rooms whose locks do not stand where the list of rooms has them. */
export function misplacedLocks(sources: Source[], rooms: readonly string[]): string[] {
	return sources.flatMap(({ path, text }) => {
		const floor = /\blocksOf\((\d+), \[/.exec(text)?.[1];
		if (!floor || isTest(path)) return [];
		const room = /^src\/rooms\/([a-z]+)\/locks\.ts$/.exec(path)?.[1] ?? 'platform';
		return rooms[Number(floor)] === room ? [] : [`${path} says ${floor}, and ${room} is ${rooms.indexOf(room)}`];
	});
}
