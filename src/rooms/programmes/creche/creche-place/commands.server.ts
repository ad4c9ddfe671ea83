import { sql } from 'kysely';
import { expectAtCreche, putAwayChild } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { placeFreed } from '#rooms/programmes/events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { ageBands, type AgeBand, type Bands } from '#rooms/people/child/form.ts';
import { done, NotFound, type Outcome } from '#platform/outcome.ts';
import { lockCourse, type LockedCourse } from '../../locks.ts';
import { allot } from './policy.ts';
import {
	countCrecheFree,
	countCrecheOpen,
	crecheLine,
	listCrechePlacesOf,
	type CrechePlace
} from './queries.server.ts';

/** Whose children are meant, and whether she has a place herself. */
interface Parent {
	personId: string;
	state: string;
}

/**
 * Asks for crèche places for children whose parent has a registration in this course. Children of somebody who waits
 * herself wait with her; the others get a place while their age band has one.
 */
export async function askForCrechePlaces(
	tx: Tx,
	course: LockedCourse,
	parent: Parent,
	children: readonly { id: string; ageBand: AgeBand }[]
): Promise<('place' | 'waiting')[]> {
	if (!children.length) return [];
	const open = await countCrecheOpen(tx, course.id);
	const bands = children.map((child) => child.ageBand);
	const states = parent.state === 'place' ? allot(open, bands) : bands.map(() => 'waiting' as const);
	const days = states.includes('place') ? await daysOf(tx, course.id) : [];
	for (const [index, child] of children.entries()) {
		const state = states[index] ?? 'waiting';
		await writePlace(tx, { cohortId: course.id, personId: parent.personId }, child, state);
		if (state === 'place') await expectAtCreche(tx, child.id, course.id, days, days[0] ?? '9999-12-31');
		const action = state === 'place' ? 'programmes.creche-place.given' : 'programmes.creche-place.waiting';
		await record(tx, action, { cohort: course.id, child: child.id });
	}
	return states;
}

async function writePlace(
	tx: Tx,
	{ cohortId, personId }: { cohortId: string; personId: string },
	child: { id: string; ageBand: AgeBand },
	state: 'place' | 'waiting'
): Promise<void> {
	const asked = { state, age_band: child.ageBand, asked_at: sql<Date>`platform.moment()` };
	await tx.db
		.insertInto('programmes.creche_place')
		.values({
			org_id: tx.actor.orgId,
			id: uuidv7(),
			cohort_id: cohortId,
			child_id: child.id,
			person_id: personId,
			...asked
		})
		.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id', 'child_id']).doUpdateSet(asked))
		.execute();
}

/** Gives up one child's crèche place because she wishes so; her own place in the course stays. */
export async function leaveCreche(tx: Tx, placeId: string): Promise<Outcome<never>> {
	const found = tx.actor.id
		? (await listCrechePlacesOf(tx, tx.actor.id)).find((place) => place.id === placeId)
		: undefined;
	if (!found) throw new NotFound();
	await giveUpCrechePlace(tx, await lockCourse(tx, found.cohortId), found);
	return done;
}

/** Gives up a child's crèche place; whoever waits for it is next. */
async function giveUpCrechePlace(tx: Tx, course: LockedCourse, place: CrechePlace): Promise<void> {
	await setState(tx, place.id, 'left');
	await expectOrNot(tx, { ...place, state: 'left' });
	await record(tx, 'programmes.creche-place.given-up', { cohort: course.id, child: place.childId });
	if (place.state === 'place') await announce(tx, placeFreed, { cohort: course.id });
}

/** Gives up every crèche place that one person's children have or wait for in a course. */
export async function giveUpCrechePlacesOf(tx: Tx, course: LockedCourse, personId: string): Promise<void> {
	const places = await listCrechePlacesOf(tx, personId);
	for (const place of places) if (place.cohortId === course.id) await giveUpCrechePlace(tx, course, place);
}

/** Takes a child off her page and off every crèche list, and gives its places to others. */
export async function takeChildOff(tx: Tx, personId: string, childId: string): Promise<void> {
	const places = (await listCrechePlacesOf(tx, personId)).filter((place) => place.childId === childId);
	for (const place of places.sort((one, other) => (one.cohortId < other.cohortId ? -1 : 1)))
		// sorted, so that two of these take their locks in the same order
		await giveUpCrechePlace(tx, await lockCourse(tx, place.cohortId), place);
	await putAwayChild(tx, childId);
}

/**
 * Gives free crèche places to the children who have waited longest and whose parent is coming, age band by age band.
 * Whoever has her place already gets a letter.
 */
export async function fillCreche(job: Tx, { id }: LockedCourse): Promise<void> {
	const free = await countCrecheFree(job, id);
	for (const band of ageBands)
		if (free[band] > 0) for (const next of await nextInLine(job, id, band, free[band])) await admit(job, next);
}

/** Writes the days on which the crèche expects the children of a course anew, after its meetings were moved, added or called off. */
export async function planCrecheDays(tx: Tx, { id: cohortId }: LockedCourse): Promise<void> {
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
	await setState(job, next.id, 'place');
	await record(job, 'programmes.creche-place.given', { cohort: next.cohortId, child: next.childId });
	if (next.parentState !== 'place') return; // held with her offer: the crèche expects the child once she says yes
	await expectOrNot(job, { ...next, state: 'place' });
	await queueLetter(job, next.personId, 'programmes.creche-place', { cohort: next.cohortId });
}

/** The crèche expects a child that has a place on the days still to come, and no other. */
export async function expectOrNot(tx: Tx, place: { cohortId: string; childId: string; state: string }): Promise<void> {
	const days = place.state === 'place' ? await daysOf(tx, place.cohortId) : [];
	await expectAtCreche(tx, place.childId, place.cohortId, days, isoDay(tx.now, tx.zone));
}

/** The days from today on, on which a course meets. */
async function daysOf(tx: Tx, cohortId: string): Promise<string[]> {
	const today = isoDay(tx.now, tx.zone);
	const meetings = await tx.db
		.selectFrom('programmes.day')
		.select('starts_at')
		.where('cohort_id', '=', cohortId)
		.where('cancelled_at', 'is', null)
		.orderBy('starts_at')
		.execute();
	return meetings
		.flatMap(({ starts_at }) => starts_at ?? [])
		.map((at) => isoDay(at, tx.zone))
		.filter((day) => day >= today);
}

async function setState(tx: Tx, id: string, state: 'place' | 'left'): Promise<void> {
	await tx.db.updateTable('programmes.creche_place').set({ state }).where('id', '=', id).execute();
}

/** Writes how many children of each age a crèche has room for. */
export async function writeBands(tx: Tx, cohortId: string, bands: Bands): Promise<void> {
	await tx.db.deleteFrom('programmes.creche_band').where('cohort_id', '=', cohortId).execute();
	const rows = ageBands.map((band) => ({
		org_id: tx.actor.orgId,
		cohort_id: cohortId,
		age_band: band,
		places: bands[band]
	}));
	await tx.db.insertInto('programmes.creche_band').values(rows).execute();
}
