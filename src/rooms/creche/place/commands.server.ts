import { sql } from 'kysely';
import { expectAtCreche, putAwayChild } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { ageBands, type AgeBand, type Bands } from '#rooms/people/child/form.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { lockCircle, type LockedCircle } from '#platform/db/locks.ts';
import { crechePlaceFreed } from '../events.ts';
import { listSittings } from '../sitting/queries.server.ts';
import { allot, mayGiveUpFor } from './policy.ts';
import {
	countCrecheFree,
	countCrecheOpen,
	crecheLine,
	getBands,
	getBandsTaken,
	listCrechePlacesOf,
	type Coming,
	type CrechePlace
} from './queries.server.ts';

/** The crèche of one circle, or of one sitting of it, and whose parents come: only their children can be given a place. */
export interface CrecheOf {
	circle: LockedCircle;
	/** The sitting, where places are had for one; null where one counts for all. */
	sittingId: string | null;
	coming: readonly Coming[];
}

/** Whose children are meant, and whether she has a place herself. */
interface Parent {
	personId: string;
	state: string;
}

/**
 * Asks for crèche places for children whose parent asked to come to this circle. Children of somebody who waits
 * herself wait with her; the others get a place while their age band has one.
 */
export async function askForCrechePlaces(
	tx: Tx,
	{ circle, sittingId, coming }: CrecheOf,
	parent: Parent,
	children: readonly { id: string; ageBand: AgeBand }[]
): Promise<('place' | 'waiting')[]> {
	if (!children.length) return [];
	const open = await countCrecheOpen(tx, circle.id, coming, sittingId);
	const bands = children.map((child) => child.ageBand);
	const states = parent.state === 'place' ? allot(open, bands) : bands.map(() => 'waiting' as const);
	for (const [index, child] of children.entries()) {
		const state = states[index] ?? 'waiting';
		const place = { circleId: circle.id, sittingId, childId: child.id, state };
		await writePlace(tx, { ...place, personId: parent.personId }, child.ageBand);
		if (state === 'place') await expectOrNot(tx, place);
		const action = state === 'place' ? 'creche.place.given' : 'creche.place.waiting';
		await record(tx, action, { circle: circle.id, child: child.id });
	}
	return states;
}

async function writePlace(
	tx: Tx,
	{ circleId, sittingId, childId, personId, state }: Expected & { personId: string; state: 'place' | 'waiting' },
	ageBand: AgeBand
): Promise<void> {
	const asked = { state, age_band: ageBand, asked_at: sql<Date>`platform.moment()` };
	await tx.db
		.insertInto('creche.place')
		.values({
			org_id: tx.actor.orgId,
			id: uuidv7(),
			circle_id: circleId,
			sitting_id: sittingId,
			child_id: childId,
			person_id: personId,
			...asked
		})
		.onConflict((conflict) => conflict.columns(['org_id', 'circle_id', 'sitting_id', 'child_id']).doUpdateSet(asked))
		.execute();
}

/** Gives up one child's crèche place because she wishes so; her own place in the circle stays. */
export async function leaveCreche(tx: Tx, placeId: string): Promise<Outcome<never>> {
	return leaveFor(tx, tx.actor.id ?? '', placeId);
}

/** A coordinator gives it up for a parent who asked her to. */
export async function leaveCrecheFor(tx: Tx, personId: string, placeId: string): Promise<Outcome<never>> {
	const place = await placeOf(tx, personId, placeId);
	if (!mayGiveUpFor(tx.actor, personId, place.circleId)) throw new Forbidden();
	return leaveFor(tx, personId, placeId);
}

async function leaveFor(tx: Tx, personId: string, placeId: string): Promise<Outcome<never>> {
	const place = await placeOf(tx, personId, placeId);
	await giveUpCrechePlace(tx, await lockCircle(tx, place.circleId), place);
	return done;
}

async function placeOf(tx: Tx, personId: string, placeId: string): Promise<CrechePlace> {
	const found = isId(personId) && (await listCrechePlacesOf(tx, personId)).find((place) => place.id === placeId);
	if (!found) throw new NotFound();
	return found;
}

/** Gives up a child's crèche place; whoever waits for it is next. */
async function giveUpCrechePlace(tx: Tx, circle: LockedCircle, place: CrechePlace): Promise<void> {
	await setState(tx, place.id, 'left');
	await expectOrNot(tx, { ...place, state: 'left' });
	await record(tx, 'creche.place.given-up', { circle: circle.id, child: place.childId });
	if (place.state === 'place') await announce(tx, crechePlaceFreed, { circle: circle.id });
}

/** Gives up every crèche place that one person's children have or wait for in a circle, at one sitting where they are had for one. */
export async function giveUpCrechePlacesOf(
	tx: Tx,
	circle: LockedCircle,
	personId: string,
	sittingId: string | null
): Promise<void> {
	for (const place of await listCrechePlacesOf(tx, personId))
		if (place.circleId === circle.id && place.sittingId === sittingId) await giveUpCrechePlace(tx, circle, place);
}

/** Takes a child off her page and off every crèche list, and gives its places to others. */
export async function takeChildOff(tx: Tx, personId: string, childId: string): Promise<void> {
	const places = (await listCrechePlacesOf(tx, personId)).filter((place) => place.childId === childId);
	for (const place of places.sort((one, other) => (one.circleId < other.circleId ? -1 : 1)))
		// sorted, so that two of these take their locks in the same order
		await giveUpCrechePlace(tx, await lockCircle(tx, place.circleId), place);
	await putAwayChild(tx, childId);
}

/**
 * Gives free crèche places to the children who have waited longest and whose parent is coming, age band by age band. Returns
 * whose they are of those who have their place already: they are to be told.
 */
export async function fillCreche(job: Tx, { circle, sittingId, coming }: CrecheOf): Promise<string[]> {
	const free = await countCrecheFree(job, circle.id, sittingId);
	const told: string[] = [];
	for (const band of ageBands)
		if (free[band] > 0)
			for (const next of await nextInLine(job, { circle, sittingId, coming }, band, free[band])) {
				await setState(job, next.id, 'place');
				await record(job, 'creche.place.given', { circle: circle.id, child: next.childId });
				// held with her offer: the crèche expects the child once she says yes
				if (!coming.some(({ personId, hasPlace }) => hasPlace && personId === next.personId)) continue;
				await expectOrNot(job, { ...next, state: 'place' });
				told.push(next.personId);
			}
	return told;
}

/**
 * Gives the children of one family the places for which they wait, and the crèche as many as that takes: whoever calls has asked
 * whether there is room and who minds them. Says whose they are where she has her place already: she is to be told.
 */
export async function givePlacesTo(
	tx: Tx,
	{ circleId, sittingId, coming }: { circleId: string; sittingId: string | null; coming: readonly Coming[] },
	personId: string
): Promise<string | undefined> {
	const waiting = await crecheLine(tx, circleId, coming, sittingId)
		.select(['id', 'child_id as childId', 'age_band as band'])
		.where('person_id', '=', personId)
		.execute();
	const hasPlace = coming.some((one) => one.hasPlace && one.personId === personId);
	for (const { id, childId } of waiting) {
		await setState(tx, id, 'place');
		await record(tx, 'creche.place.given', { circle: circleId, child: childId });
		if (hasPlace) await expectOrNot(tx, { circleId, sittingId, childId, state: 'place' });
	}
	const [bands, taken] = [await getBands(tx, circleId), await getBandsTaken(tx, circleId, sittingId)];
	const most = ageBands.map((band) => [band, Math.max(bands[band], taken[band])]);
	await writeBands(tx, circleId, Object.fromEntries(most) as Bands);
	return hasPlace && waiting.length ? personId : undefined;
}

/** Writes the days on which the crèche expects the children of a circle anew, after its meetings were moved, added or called off. */
export async function planCrecheDays(tx: Tx, { id: circleId }: LockedCircle): Promise<void> {
	const places = await tx.db
		.selectFrom('creche.place as place')
		.innerJoin('people.member as member', (join) =>
			join
				.onRef('member.org_id', '=', 'place.org_id')
				.onRef('member.circle_id', '=', 'place.circle_id')
				.onRef('member.person_id', '=', 'place.person_id')
		)
		.select(['place.child_id as childId', 'place.sitting_id as sittingId'])
		.where('place.circle_id', '=', circleId)
		.where('place.state', '=', 'place')
		.execute();
	for (const [childId, hers] of Map.groupBy(places, (place) => place.childId)) {
		const days: string[] = [];
		for (const { sittingId } of hers) days.push(...(await daysOf(tx, circleId, sittingId)));
		await expectAtCreche(tx, childId, circleId, days, isoDay(tx.now, tx.zone));
	}
}

function nextInLine(job: Tx, { circle, sittingId, coming }: CrecheOf, band: AgeBand, most: number) {
	return crecheLine(job, circle.id, coming, sittingId)
		.select(['id', 'circle_id as circleId', 'sitting_id as sittingId', 'child_id as childId', 'person_id as personId'])
		.where('age_band', '=', band)
		.orderBy('asked_at')
		.orderBy('id')
		.limit(most)
		.execute();
}

/** Of a child's place: whose crèche, and at which sitting where it is for one. */
interface Expected {
	circleId: string;
	sittingId: string | null;
	childId: string;
	state: string;
}

/** The crèche expects a child that has a place on the days still to come, and no other; a place for one sitting leaves the other days as they are. */
export async function expectOrNot(tx: Tx, { circleId, sittingId, childId, state }: Expected): Promise<void> {
	const days = state === 'place' ? await daysOf(tx, circleId, sittingId) : [];
	const today = isoDay(tx.now, tx.zone);
	if (sittingId === null) return expectAtCreche(tx, childId, circleId, days, today);
	const gone = state === 'place' ? [] : await daysOf(tx, circleId, sittingId);
	const kept = (await listDaysExpected(tx, circleId, childId)).filter((day) => !gone.includes(day));
	await expectAtCreche(tx, childId, circleId, [...kept, ...days], today);
}

async function listDaysExpected(tx: Tx, circleId: string, childId: string): Promise<string[]> {
	const { rows } = await sql<{ day: string }>`
		select day::text from people.expected where circle_id = ${circleId} and child_id = ${childId}`.execute(tx.db);
	return rows.map(({ day }) => day);
}

/** The days from today on, on which a circle meets, or on which one sitting of it is. */
async function daysOf(tx: Tx, circleId: string, sittingId: string | null): Promise<string[]> {
	const today = isoDay(tx.now, tx.zone);
	const meets = (await listSittings(tx, circleId)).filter(
		({ id, cancelledAt }) => cancelledAt === null && (sittingId === null || id === sittingId)
	);
	return meets.map(({ startsAt }) => isoDay(startsAt, tx.zone)).filter((day) => day >= today);
}

async function setState(tx: Tx, id: string, state: 'place' | 'left'): Promise<void> {
	await tx.db.updateTable('creche.place').set({ state }).where('id', '=', id).execute();
}

/** Writes how many children of each age a crèche has room for. */
export async function writeBands(tx: Tx, circleId: string, bands: Bands): Promise<void> {
	await tx.db.deleteFrom('creche.band').where('circle_id', '=', circleId).execute();
	const rows = ageBands.map((band) => ({
		org_id: tx.actor.orgId,
		circle_id: circleId,
		age_band: band,
		places: bands[band]
	}));
	await tx.db.insertInto('creche.band').values(rows).execute();
}
