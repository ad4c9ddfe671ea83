// What the tests of this room begin with: staff, courses, people who said yes or no.
import { instant, moment } from '#platform/clock.ts';
import { randomUUID } from 'node:crypto';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import type { Role } from '#platform/db/tx.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { importOwnWording } from '#rooms/evaluation/measure/own-words.server.ts';
import { planWave } from '#rooms/evaluation/wave/commands.server.ts';
import type { House } from '../support/house.ts';

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

/** A measure in our own words, asked before a course that fills up. */
export interface Asked {
	cohortId: string;
	slug: string;
	waveId: string;
	coordinator: Buffer;
	/** A moment at which the wave is open. */
	now: Date;
	person(wishes?: { research?: boolean }): Promise<string>;
}

/** A course of this house whose parents are asked a measure of our own, from a week before it begins. */
export async function askedCourse(
	house: House,
	measure: 'how-things-are' | 'how-heavy-it-gets' = 'how-things-are'
): Promise<Asked> {
	const coordinator = await staffSession(house, 'coordinator');
	const course = await house.signedIn(coordinator, (tx) => makeCohort(tx, { places: 100 }));
	const waveId = await house.signedIn(coordinator, async (tx) => {
		for (const language of ['en', 'es'] as const) await importOwnWording(tx, measure, language);
		const planned = await planWave(tx, { cohortId: course.id, measure, kind: 'before', ...openNow });
		if (!planned.ok) throw new Error(planned.reason);
		return planned.value;
	});
	const person = ({ research = true }: { research?: boolean } = {}) => joins(house, course.slug, course.id, research);
	return { cohortId: course.id, slug: course.slug, waveId, coordinator, now: moment(), person };
}

const daysFromNow = (days: number) => new Date(instant() + days * 86_400_000).toISOString().slice(0, 10);
const openNow = { opensOn: daysFromNow(-10), closesOn: daysFromNow(10) };

async function joins(house: House, slug: string, cohortId: string, research: boolean): Promise<string> {
	const called = `Parent ${randomUUID().slice(0, 8)}`;
	const consents = { contact: true, photos: false, 'group-chat': false, research, 'share-with-referrer': false };
	await house.as('door', (door) => joinExample(door, slug, { called, consents }));
	const { person_id } = await house.owner.db
		.selectFrom('programmes.registration as registration')
		.innerJoin('people.person as person', 'person.id', 'registration.person_id')
		.select('registration.person_id')
		.where('registration.cohort_id', '=', cohortId)
		.where('person.called', '=', called)
		.executeTakeFirstOrThrow();
	return person_id;
}
