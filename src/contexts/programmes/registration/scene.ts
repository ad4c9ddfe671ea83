import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import type { House } from '../../../../tests/support/house.ts';
import { makeCohort, type ExampleCourse } from '../cohort/examples.ts';

export async function courseOf(house: House, wishes: ExampleCourse) {
	const id = await makeAccount(house.owner.db, house.orgId, `c${Math.random()}@example.org`, ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, id, true));
	return house.signedIn(hashOf(token), (tx) => makeCohort(tx, wishes));
}
