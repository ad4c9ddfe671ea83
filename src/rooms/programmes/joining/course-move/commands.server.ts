import { sql } from 'kysely';
import { listChildren, welcomeToCircle } from '#people';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findCohort, listSessions } from '#programmes/courses';
import { askForCrechePlaces, getBands, listCrechePlacesOf } from '#creche';
import { minutesToUndo } from '#rooms/programmes/courses/session/policy.ts';
import { crecheOf } from '../coming/queries.server.ts';
import { lockCourse, waitLonger, type LockedCourse } from '../../locks.ts';
import { isPlaceLeft } from '../offer/queries.server.ts';
import { closeRegistration } from '../registration/commands.server.ts';
import { isPastJoining } from '../registration/policy.ts';
import {
	findRegistration,
	findRegistrationOf,
	getRegistration,
	type Registration
} from '../registration/queries.server.ts';
import type { MoveRefusal } from './choices.ts';
import { mayMoveToCourse } from './policy.ts';
import { findMove, listDueMoves } from './queries.server.ts';

interface Asked {
	registration: string;
	to: string;
}

/**
 * Moves somebody to another course: she has a place there at once, or a turn behind everybody who waits, and her children ask for
 * crèche places there. Her place here is hers until she is told, ten minutes later; then it passes on.
 */
export async function moveToCourse(tx: Tx, personId: string, asked: Asked): Promise<Outcome<MoveRefusal>> {
	if (!mayMoveToCourse(tx.actor) || !tx.actor.id) throw new Forbidden();
	await waitLonger(tx);
	const from = await getRegistration(tx, asked.registration);
	if (from.personId !== personId || !(await findCohort(tx, asked.to))) throw new NotFound();
	const [here, there] = await lockBoth(tx, from.cohortId, asked.to);
	const registration = await getRegistration(tx, from.id);
	const before = await findRegistrationOf(tx, there.id, personId);
	const pending = await findMove(tx, from.id);
	if (pending) return pending.toRegistration === before?.id ? done : refused('moving-already');
	const obstacle = await whyNot(tx, registration, there, before);
	if (obstacle) return refused(obstacle);
	const id = await takeTurn(tx, there, personId, before);
	await bringCreche(tx, { here, there }, { id, personId });
	await tx.db
		.insertInto('programmes.course_move')
		.values({
			org_id: tx.actor.orgId,
			registration_id: from.id,
			to_registration: id,
			moved_by: tx.actor.id,
			tell_at: await whenToTell(tx, here, there)
		})
		.execute();
	await record(tx, 'programmes.course-move.made', { registration: from.id, to: id, person: personId });
	return done;
}

async function whyNot(
	tx: Tx,
	registration: Registration,
	there: LockedCourse,
	before: Registration | undefined
): Promise<MoveRefusal | undefined> {
	const cohort = await findCohort(tx, there.id);
	if (registration.state === 'left') return 'ended-already';
	if (registration.answerBy) return 'not-answered';
	if (before && before.state !== 'left') return 'there-already';
	if (cohort?.wayIn === 'open') return 'open-door';
	if (cohort?.wayIn === 'each' || registration.sessionId) return 'one-by-one';
	if (!cohort?.publishedAt || isPastJoining(await listSessions(tx, there.id), tx.now)) return 'course-over';
	return undefined;
}

/** A place where one is left and nobody waits for it; a turn otherwise. */
async function takeTurn(
	tx: Tx,
	there: LockedCourse,
	personId: string,
	before: Registration | undefined
): Promise<string> {
	const hasRoom = await isPlaceLeft(tx, { cohortId: there.id, sessionId: null, grownUps: 1, children: 0 });
	const asked = {
		state: hasRoom ? 'place' : 'waiting',
		joined_at: sql<Date>`platform.moment()`,
		place_at: hasRoom ? sql<Date>`platform.moment()` : null
	};
	const id = before?.id ?? uuidv7();
	if (before) {
		const again = { ...asked, offered_at: null, offer_ends_at: null, answer_by: null, left_at: null, left_why: null };
		await tx.db.updateTable('programmes.registration').set(again).where('id', '=', id).execute();
	} else {
		const own = { org_id: tx.actor.orgId, id, cohort_id: there.id, person_id: personId };
		await tx.db
			.insertInto('programmes.registration')
			.values({ ...own, ...asked })
			.execute();
	}
	if (hasRoom) await welcomeToCircle(tx, personId, there.id);
	return id;
}

/** Her children who come to the crèche here, or wait for it, ask for it there. */
async function bringCreche(
	tx: Tx,
	{ here, there }: { here: LockedCourse; there: LockedCourse },
	{ id, personId }: { id: string; personId: string }
): Promise<void> {
	const bands = await getBands(tx, there.id);
	const places = (await listCrechePlacesOf(tx, personId)).filter((place) => place.circleId === here.id);
	const children = (await listChildren(tx, personId)).filter(
		(child) => bands[child.ageBand] > 0 && places.some((place) => place.childId === child.id)
	);
	await askForCrechePlaces(tx, await crecheOf(tx, there, null), await getRegistration(tx, id), children);
}

async function whenToTell(tx: Tx, here: LockedCourse, there: LockedCourse): Promise<Date> {
	const sessions = [...(await listSessions(tx, here.id)), ...(await listSessions(tx, there.id))];
	const ahead = sessions.filter((session) => !session.cancelledAt && session.startsAt > tx.now);
	const minutes = Math.min(10, ...ahead.map((session) => minutesToUndo(session.startsAt, tx.now)));
	return new Date(tx.now.getTime() + minutes * 60_000);
}

/** Takes a move back before she is told: what she has in the other course ends, and nobody is written to. */
export async function undoMoveToCourse(
	tx: Tx,
	personId: string,
	registrationId: string
): Promise<Outcome<'told-already'>> {
	if (!mayMoveToCourse(tx.actor)) throw new Forbidden();
	await waitLonger(tx);
	const from = await getRegistration(tx, registrationId);
	if (from.personId !== personId) throw new NotFound();
	const found = await findMove(tx, from.id);
	if (!found) return refused('told-already');
	const { cohortId } = await getRegistration(tx, found.toRegistration);
	const [, there] = await lockBoth(tx, from.cohortId, cohortId);
	if (!(await findMove(tx, from.id))) return refused('told-already');
	await forgetMove(tx, from.id);
	const goes = await getRegistration(tx, found.toRegistration);
	if (goes.state !== 'left') await closeRegistration(tx, there, goes, 'not-moved');
	await record(tx, 'programmes.course-move.undone', { registration: from.id, person: personId });
	return done;
}

/** Every minute: whoever was moved, and was not moved back, is told, and her place passes on. */
export async function tellOfMoves(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	for (const { registrationId, toRegistration } of await listDueMoves(job)) {
		const [from, to] = [await findRegistration(job, registrationId), await findRegistration(job, toRegistration)];
		if (!from || !to) continue;
		const [here] = await lockBoth(job, from.cohortId, to.cohortId);
		if (!(await findMove(job, registrationId))) continue; // taken back a moment ago
		await forgetMove(job, registrationId);
		const [left, goes] = [await getRegistration(job, from.id), await getRegistration(job, to.id)];
		if (left.state !== 'left') await closeRegistration(job, here, left, 'moved');
		if (goes.state !== 'left') await queueLetter(job, goes.personId, 'programmes.moved', { registration: goes.id });
		await record(job, 'programmes.course-move.told', { registration: from.id, person: goes.personId });
	}
}

async function forgetMove(tx: Tx, registrationId: string): Promise<void> {
	await tx.db.deleteFrom('programmes.course_move').where('registration_id', '=', registrationId).execute();
}

/** Both courses, locked in the order of their ids, whichever is which. */
async function lockBoth(tx: Tx, here: string, there: string): Promise<[LockedCourse, LockedCourse]> {
	if (here < there) {
		const first = await lockCourse(tx, here);
		return [first, await lockCourse(tx, there)];
	}
	const first = await lockCourse(tx, there);
	return [await lockCourse(tx, here), first];
}
