import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { addChild } from '../child/commands.server.ts';
import { expectAtCreche } from './commands.server.ts';

test('two who expect a child at the crèche on the same day at once expect it once', async ({ house }) => {
	const nadia = await personIn(house);
	const [child, circle, day] = [uuidv7(), uuidv7(), '2027-01-12'];
	await nadia((tx) =>
		addChild(tx, nadia.id, { id: child, firstName: 'Tom', ageBand: 'two', allergies: '', needs: '' })
	);
	const expects = (door: Tx) => expectAtCreche(door, child, circle, [day], day);
	const waiting = sql<{ count: number }>`select count(*)::int from pg_locks where not granted`;
	const isWaiting = async () => (await waiting.execute(house.owner.db)).rows[0]?.count;
	let second: Promise<void> | undefined;
	await house.as('door', async (door) => {
		await expects(door);
		second = house.as('door', expects);
		await expect.poll(isWaiting).toBe(1);
	});
	await second;
	const kept = house.owner.db.selectFrom('people.creche_day').select('day').where('child_id', '=', child);
	expect(await kept.execute()).toHaveLength(1);
});
