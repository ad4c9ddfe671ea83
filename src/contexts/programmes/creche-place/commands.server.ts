import { sql } from 'kysely';
import { expectAtCreche, putAwayChild } from '#contexts/people/index.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { announce, record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockFor } from '#platform/db/lock.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { ageBands, type AgeBand } from '../cohort/form.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getBands } from '../cohort/queries.server.ts';
import { getRegistration } from '../registration/queries.server.ts';
import { listSessions, timeZoneOf } from '../session/queries.server.ts';
import {
	countCrecheFree,
	countCrecheOpen,
	crecheLine,
	findCrechePlace,
	listCrechePlacesOf,
	type CrechePlace
} from './queries.server.ts';

/**
 * Asks for a crèche place for a child whose parent has a registration in this course. The caller holds the course's
 * lock. A child of somebody who waits herself waits with her; otherwise it gets a place if its age band has one.
 */
export async function askForCrechePlace(
	tx: Tx,
	registration: { cohortId: string; personId: string; state: string },
	child: { id: string; ageBand: AgeBand }
): Promise<'place' | 'waiting'> {
	const { cohortId, personId } = registration;
	const free = await countCrecheOpen(tx, cohortId);
	const state = registration.state === 'place' && free[child.ageBand] > 0 ? 'place' : 'waiting';
	const known = await findCrechePlace(tx, cohortId, child.id);
	if (known) await setState(tx, known.id, { state, age_band: child.ageBand, asked_at: sql<Date>`clock_timestamp()` });
	else
		await tx.db
			.insertInto('programmes.creche_place')
			.values({
				org_id: tx.actor.orgId,
				id: uuidv7(),
				cohort_id: cohortId,
				child_id: child.id,
				person_id: personId,
				age_band: child.ageBand,
				state
			})
			.execute();
	await expectOrNot(tx, { cohortId, childId: child.id, state });
	await record(tx, state === 'place' ? 'programmes.creche-place.given' : 'programmes.creche-place.waiting', {
		cohort: cohortId,
		child: child.id
	});
	return state;
}

/** She asks for a crèche place for one more of her children, in a course she is coming to or waits for. */
export async function askForCreche(
	door: Tx,
	registrationId: string,
	child: { id: string; ageBand: AgeBand }
): Promise<Outcome<'left' | 'no-creche', 'place' | 'waiting'>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const { cohortId } = await getRegistration(door, registrationId);
	await lockFor(door, cohortId);
	const registration = await getRegistration(door, registrationId);
	if (registration.state === 'left') return refused('left');
	if (!(await getBands(door, cohortId))[child.ageBand]) return refused('no-creche');
	const known = await findCrechePlace(door, cohortId, child.id);
	if (known && known.state !== 'left') return doneWith(known.state);
	return doneWith(await askForCrechePlace(door, registration, child));
}

/** She no longer needs a crèche place, and keeps her own. */
export async function leaveCreche(tx: Tx, placeId: string): Promise<Outcome<never>> {
	const found = tx.actor.id
		? (await listCrechePlacesOf(tx, tx.actor.id)).find((place) => place.id === placeId)
		: undefined;
	if (!found) throw new NotFound();
	await lockFor(tx, found.cohortId);
	await giveUpCrechePlace(tx, found);
	return done;
}

/** Gives up a child's crèche place; whoever waits for it is next. */
export async function giveUpCrechePlace(tx: Tx, place: CrechePlace): Promise<void> {
	await setState(tx, place.id, { state: 'left' });
	await expectOrNot(tx, { ...place, state: 'left' });
	await record(tx, 'programmes.creche-place.given-up', { cohort: place.cohortId, child: place.childId });
	if (place.state === 'place') await announce(tx, 'programmes.place.freed', { cohort: place.cohortId });
}

/** Gives up every crèche place that one person's children have or wait for in a course. */
export async function giveUpCrechePlacesOf(tx: Tx, cohortId: string, personId: string): Promise<void> {
	const places = await listCrechePlacesOf(tx, personId);
	for (const place of places) if (place.cohortId === cohortId) await giveUpCrechePlace(tx, place);
}

/** Takes a child off her page and off every crèche list, and gives its places to others. */
export async function takeChildOff(tx: Tx, personId: string, childId: string): Promise<void> {
	const places = (await listCrechePlacesOf(tx, personId)).filter((place) => place.childId === childId);
	for (const place of places.sort((one, other) => one.cohortId.localeCompare(other.cohortId))) {
		await lockFor(tx, place.cohortId);
		await giveUpCrechePlace(tx, place);
	}
	await putAwayChild(tx, childId);
}

/**
 * Gives free crèche places to the children who have waited longest and whose parent is coming, age band by age band.
 * The caller holds the course's lock. Whoever has her place already gets a letter.
 */
export async function fillCreche(job: Tx, cohortId: string): Promise<void> {
	const free = await countCrecheFree(job, cohortId);
	for (const band of ageBands)
		if (free[band] > 0) for (const next of await nextInLine(job, cohortId, band, free[band])) await admit(job, next);
}

/** Writes the days on which the crèche expects the children of a course anew, after its meetings were moved, added or called off. */
export async function planCrecheDays(tx: Tx, cohortId: string): Promise<void> {
	const places = await tx.db
		.selectFrom('programmes.creche_place as creche')
		.innerJoin('programmes.registration as registration', (join) =>
			join
				.onRef('registration.org_id', '=', 'creche.org_id')
				.onRef('registration.cohort_id', '=', 'creche.cohort_id')
				.onRef('registration.person_id', '=', 'creche.person_id')
		)
		.select(['creche.child_id as childId', 'creche.state'])
		.where('creche.cohort_id', '=', cohortId)
		.where('creche.state', '=', 'place')
		.where('registration.state', '=', 'place')
		.execute();
	for (const place of places) await expectOrNot(tx, { ...place, cohortId });
}

function nextInLine(job: Tx, cohortId: string, band: AgeBand, most: number) {
	return crecheLine(job, cohortId)
		.select(['creche.id', 'creche.cohort_id as cohortId', 'creche.child_id as childId', 'creche.person_id as personId'])
		.select('registration.state as parentState')
		.where('creche.age_band', '=', band)
		.orderBy('creche.asked_at')
		.orderBy('creche.id')
		.limit(most)
		.execute();
}

async function admit(
	job: Tx,
	next: { id: string; cohortId: string; childId: string; personId: string; parentState: string }
): Promise<void> {
	await setState(job, next.id, { state: 'place' });
	await record(job, 'programmes.creche-place.given', { cohort: next.cohortId, child: next.childId });
	if (next.parentState !== 'place') return; // held with her offer: the crèche expects the child once she says yes
	await expectOrNot(job, { ...next, state: 'place' });
	await queueLetter(job, next.personId, 'programmes.creche-place', { cohort: next.cohortId });
}

/** The crèche expects a child that has a place on the days still to come, and no other. */
export async function expectOrNot(tx: Tx, place: { cohortId: string; childId: string; state: string }): Promise<void> {
	const zone = await timeZoneOf(tx);
	const meetings = place.state === 'place' ? await listSessions(tx, place.cohortId) : [];
	const days = meetings.filter((meeting) => !meeting.cancelledAt).map((meeting) => isoDay(meeting.startsAt, zone));
	await expectAtCreche(tx, place.childId, place.cohortId, days, isoDay(new Date(), zone));
}

async function setState(
	tx: Tx,
	id: string,
	changes: { state: string; age_band?: AgeBand; asked_at?: ReturnType<typeof sql<Date>> }
): Promise<void> {
	await tx.db.updateTable('programmes.creche_place').set(changes).where('id', '=', id).execute();
}
