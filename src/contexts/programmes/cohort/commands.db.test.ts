import { expect } from 'vitest';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { test } from '../../../../tests/support/house.ts';
import { makeCohort } from './examples.ts';
import { getPublicCohort, listPublishedCohorts } from './queries.server.ts';

test('try', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, 'c@example.org', ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, id, true));
	const made = await house.signedIn(hashOf(token), (tx) => makeCohort(tx));
	expect(made.slug).toBe('tuesdays-january-2027');
	const seen = await house.as('visitor', (tx) => getPublicCohort(tx, made.slug));
	expect(seen.sessions).toHaveLength(7);
	expect(await house.as('visitor', (tx) => listPublishedCohorts(tx))).toHaveLength(1);
});
