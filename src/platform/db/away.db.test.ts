import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { lockAddress } from './locks.ts';
import { databaseIsAway } from './away.ts';

test('whoever waits too long for what somebody else works on is asked to try again, not told that something broke', async ({
	house
}) => {
	const late = await house.as('door', async (door) => {
		await lockAddress(door, 'nadia@example.org');
		return house.as('door', (other) => lockAddress(other, 'nadia@example.org')).catch((error: unknown) => error);
	});
	expect(late).toMatchObject({ code: '55P03' });
	expect(databaseIsAway(late)).toBe(true);
	expect(databaseIsAway(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
});
