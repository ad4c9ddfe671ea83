// What the tests of this room begin with: staff, courses, people who said yes or no.
import { randomUUID } from 'node:crypto';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import type { Role } from '#platform/db/tx.ts';
import type { House } from '../../../tests/support/house.ts';

/** Somebody of the team who signed in with two factors, as the hash of her session. */
export async function staffSession(house: House, ...roles: Role[]): Promise<Buffer> {
	const id = await makeAccount(house.owner.db, house.orgId, `${randomUUID()}@example.org`, roles);
	return sessionOf(house, id, true);
}

/** A session of somebody who has an account, as its hash. */
export async function sessionOf(house: House, accountId: string, strong = false): Promise<Buffer> {
	const { token } = await house.as('door', (door) => openSession(door, accountId, strong));
	return hashOf(token);
}
