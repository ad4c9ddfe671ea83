import { expect, test } from 'vitest';
import { rooms } from '#rooms';
import { misplacedLocks, strayLocks } from './locks.ts';
import { sourcesIn } from './sources.ts';

const sources = sourcesIn('src');
const names = rooms.map(({ name }) => name);
const planted = (path: string, text: string) => [{ path, text }];

test('every lock has a name and a place in the stated order', () => {
	expect(strayLocks(sources)).toEqual([]);
	expect(misplacedLocks(sources, names)).toEqual([]);
});

test.each([
	['src/rooms/x/y/commands.server.ts', 'sql`select pg_advisory_xact_lock(1)`'],
	['src/rooms/x/y/commands.server.ts', "const lock = locksOf(2, ['course']);"],
	['src/rooms/x/y/commands.server.ts', '/** Ends it. The caller holds the course’s\n * lock. */']
])('a planted stray lock is found: %s', (path, text) => {
	expect(strayLocks(planted(path, text))).toHaveLength(1);
});

test('planted locks of a room that stand elsewhere than the room are found', () => {
	const text = "const lock = locksOf(1, ['course']);";
	expect(misplacedLocks(planted('src/rooms/programmes/locks.ts', text), names)).toHaveLength(1);
	expect(misplacedLocks(planted('src/rooms/people/locks.ts', text), names)).toEqual([]);
});
