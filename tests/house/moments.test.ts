import { expect, test } from 'vitest';
import { migrations, momentsOfTheMachine } from './moments.ts';
import { sourcesIn } from './sources.ts';

const sources = sourcesIn('src', 'tests', 'packages', 'bench').filter(
	({ path }) => !path.startsWith('tests/house/moments')
);

test('every moment comes from the transaction, or from the clock of the process', () => {
	expect([...sources, ...migrations()].flatMap(momentsOfTheMachine)).toEqual([]);
});

test.each([
	['src/rooms/x/y/commands.server.ts', 'const today = isoDay(new Date(), tx.zone);'],
	['src/routes/x/+page.svelte', 'const now = $derived(new Date());'],
	['tests/deep/x.ts', 'const day = new Date(Date.now() + 30 * 864e5);'],
	['src/rooms/x/y/queries.server.ts', 'sql`select from x.y where until > now()`'],
	['src/rooms/x/y/queries.server.ts', 'sql`select from x.y where day = current_date`'],
	['db/migrations/0099-x.sql', 'created_at timestamptz not null default now(),'],
	['db/migrations/0099-x.sql', 'moment := clock_timestamp();']
])('a planted moment of the machine is found: %s', (path, text) => {
	expect(momentsOfTheMachine({ path, text })).toHaveLength(1);
});

test.each([
	['src/rooms/x/y/commands.server.ts', 'const today = isoDay(tx.now, tx.zone);'],
	['src/rooms/x/y/policy.ts', 'const first = new Date(Date.UTC(2027, 0, 1));'],
	['db/migrations/0099-x.sql', 'created_at timestamptz not null default platform.now(),'],
	['db/migrations/0099-x.sql', '-- now() is the machine’s']
])('what goes by the clock is left in peace: %s', (path, text) => {
	expect(momentsOfTheMachine({ path, text })).toEqual([]);
});
