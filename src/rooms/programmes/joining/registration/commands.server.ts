import { sql } from 'kysely';
import {
	addChild,
	addPageFor,
	addPerson,
	findKnown,
	findSameChild,
	partFromCircle,
	welcomeToCircle,
	getChild
} from '#people';
import type { ChildDetails, AgeBand } from '#rooms/people/child/form.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { placeFreed } from '#rooms/programmes/events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getPublicCohort } from '#programmes/courses';
import {
	askForCrechePlaces,
	giveUpCrechePlacesOf,
	countCrecheOpen,
	findCrechePlace,
	getBands
} from '#programmes/creche';
import { allot } from '#rooms/programmes/creche/creche-place/policy.ts';
import { lockCourse, type LockedCourse } from '../../locks.ts';
import { keepReceipt, receiptTokenFor } from '../receipt/commands.server.ts';
import { findReceipt, type Receipt } from '../receipt/queries.server.ts';
import type { Joining } from './form.ts';
import { isPastJoining, mayEnd, mayJoin, mayAskForCreche } from './policy.ts';
import { findRegistrationOf, getRegistration, nextStanding, type Registration } from './queries.server.ts';

/**
 * Somebody asks to come to a course and is answered with the token of her receipt. The same form sent twice has one effect.
 *
 * Nobody learns from the answer whether an address is known: the receipt says what a stranger would get now, whoever it
 * is. A stranger is written down. The owner of a known address gets what the receipt says if she has asked for nothing in
 * this course yet; her name, her rules and her consents stay as they are, whoever typed the form. If she has asked
 * already, nothing happens at all. Either way the letter, which only she reads, tells how things really stand. What can't
 * be hidden is that a place went: whoever takes one for every guess can watch the count of free places.
 */
export async function join(door: Tx, slug: string, joining: Joining): Promise<Outcome<'over', string>> {
	if (!mayJoin(door.actor)) throw new Forbidden();
	const token = receiptTokenFor(joining.formId, joining);
	await waitLonger(door);
	await lockAddress(door, joining.reach.value);
	if (await findReceipt(door, token)) return doneWith(token);
	const { id: cohortId, sessions } = await getPublicCohort(door, slug);
	if (isPastJoining(sessions, door.now)) return refused('over');
	const guest = await welcome(door, cohortId, joining);
	const course = await lockCourse(door, cohortId);
	const receipt = await whatAStrangerGets(door, course, joining);
	await keepReceipt(door, token, receipt, joining.language);
	await registerGuest(door, course, guest, receipt, joining);
	return doneWith(token);
}

/** Waits for the course longer than others do: all of a hall may scan the same poster and join at once. */
async function waitLonger(door: Tx): Promise<void> {
	await sql`set local lock_timeout = '4500ms'`.execute(door.db);
}

/** Who comes in: her id, her children's, and whether she was known. */
interface Guest {
	personId: string;
	known: boolean;
	children: { id: string; ageBand: AgeBand }[];
}

/** Finds or writes down who comes in. She who has asked already in this course is left entirely as she is. */
async function welcome(door: Tx, cohortId: string, joining: Joining): Promise<Guest> {
	const known = await findKnown(door, joining.reach, joining.called);
	const before = known ? await findRegistrationOf(door, cohortId, known) : undefined;
	if (known && before && before.state !== 'left') return { personId: known, known: true, children: [] };
	if (known) await addPageFor(door, known, joining.called);
	const personId = known ?? (await addPerson(door, joining));
	const children: Guest['children'] = [];
	for (const child of joining.children)
		children.push({ id: await childOf(door, personId, child, known !== undefined), ageBand: child.ageBand });
	return { personId, known: known !== undefined, children };
}

async function whatAStrangerGets(door: Tx, course: LockedCourse, joining: Joining): Promise<Receipt> {
	const cohortId = course.id;
	const standing = await nextStanding(door, course);
	const bands = joining.children.map((child) => child.ageBand);
	const hasPlace = standing.state === 'place';
	const creche = hasPlace && bands.length ? allot(await countCrecheOpen(door, cohortId), bands) : [];
	const crechePlaces = creche.filter((state) => state === 'place').length;
	return {
		cohortId,
		state: standing.state,
		position: hasPlace ? null : standing.position,
		crechePlaces,
		crecheWaiting: bands.length - crechePlaces,
		byPhone: joining.reach.kind === 'phone',
		told: joining.consents.contact
	};
}

async function registerGuest(
	door: Tx,
	course: LockedCourse,
	guest: Guest,
	{ state }: Receipt,
	joining: Joining
): Promise<void> {
	const { personId, known, children } = guest;
	const before = known ? await findRegistrationOf(door, course.id, personId) : undefined;
	if (before && before.state !== 'left')
		return queueLetter(door, personId, 'programmes.already', { registration: before.id });
	const registration = await register(door, course, { personId, state, before }, joining);
	await askForCrechePlaces(door, course, { personId, state }, children);
	await queueLetter(door, personId, `programmes.${state}`, { registration, known: known ? 'yes' : 'no' });
}

interface Place {
	personId: string;
	state: 'place' | 'waiting';
	/** What she had asked for before and left. */
	before?: Registration;
}

async function register(
	door: Tx,
	{ id: cohortId }: LockedCourse,
	{ personId, state, before }: Place,
	joining: Joining
): Promise<string> {
	const asked = {
		state,
		joined_at: sql<Date>`platform.moment()`,
		place_at: state === 'place' ? sql<Date>`platform.moment()` : null,
		heard_from: joining.heardFrom,
		welcome_loss: joining.loss,
		tells: joining.tells
	};
	const id = before?.id ?? uuidv7();
	if (before) {
		const ended = { offered_at: null, offer_ends_at: null, left_at: null, left_why: null };
		await door.db
			.updateTable('programmes.registration')
			.set({ ...asked, ...ended })
			.where('id', '=', id)
			.execute();
	} else {
		const own = { org_id: door.actor.orgId, id, cohort_id: cohortId, person_id: personId };
		await door.db
			.insertInto('programmes.registration')
			.values({ ...own, ...asked })
			.execute();
	}
	if (state === 'place') await welcomeToCircle(door, personId, cohortId);
	await record(door, state === 'place' ? 'programmes.registration.placed' : 'programmes.registration.waiting', {
		registration: id,
		cohort: cohortId,
		person: personId
	});
	return id;
}

/** A child that is known exactly as it was typed is the same child; anything new about it makes another, so that no allergy is lost. */
async function childOf(door: Tx, personId: string, child: ChildDetails, known: boolean): Promise<string> {
	const same = known ? await findSameChild(door, personId, child) : undefined;
	if (same) return same;
	const id = uuidv7();
	await addChild(door, personId, { id, ...child });
	return id;
}

/** She leaves a course herself, by a page of her own: somebody else's registration is not there, whatever her roles. */
export async function leaveCourse(tx: Tx, id: string): Promise<Outcome<'ended-already'>> {
	const { personId } = await getRegistration(tx, id);
	if (personId !== tx.actor.id) throw new NotFound();
	return endRegistration(tx, id);
}

/** A place, a turn on the list or an offer ends, because she wishes so. A place that frees goes to whoever has waited longest. */
export async function endRegistration(tx: Tx, id: string): Promise<Outcome<'ended-already'>> {
	const { cohortId } = await getRegistration(tx, id);
	const course = await lockCourse(tx, cohortId);
	const registration = await getRegistration(tx, id);
	if (!mayEnd(tx.actor, registration)) throw new Forbidden();
	if (registration.state === 'left') return refused('ended-already');
	await closeRegistration(tx, course, registration, tx.actor.id === registration.personId ? 'by-her' : 'by-staff');
	return done;
}

/** Writes down that a registration ended and why, takes its crèche places back and lets others know. */
export async function closeRegistration(
	tx: Tx,
	course: LockedCourse,
	registration: Registration,
	why: NonNullable<Registration['leftWhy']>
): Promise<void> {
	const { id, personId, state } = registration;
	await tx.db
		.updateTable('programmes.registration')
		.set({ state: 'left', left_at: sql<Date>`platform.moment()`, left_why: why })
		.where('id', '=', id)
		.execute();
	await giveUpCrechePlacesOf(tx, course, personId);
	await partFromCircle(tx, personId, course.id);
	await record(tx, 'programmes.registration.ended', { registration: id, cohort: course.id, person: personId, why });
	if (state !== 'waiting') await announce(tx, placeFreed, { cohort: course.id });
}

/** She asks for a crèche place for one more of her children, in a course she is coming to or waits for. */
export async function askForCreche(
	tx: Tx,
	registrationId: string,
	childId: string
): Promise<Outcome<'left' | 'no-creche', 'place' | 'waiting'>> {
	const [child, asked] = [await getChild(tx, childId), await getRegistration(tx, registrationId)];
	if (!mayAskForCreche(tx.actor, asked, child)) throw new NotFound(); // at the door every row can be read: one that is not hers is treated as if it were not there
	const course = await lockCourse(tx, asked.cohortId);
	const registration = await getRegistration(tx, registrationId);
	if (registration.state === 'left') return refused('left');
	if (!(await getBands(tx, course.id))[child.ageBand]) return refused('no-creche');
	const known = await findCrechePlace(tx, course.id, child.id);
	if (known && known.state !== 'left') return doneWith(known.state);
	const [state = 'waiting'] = await askForCrechePlaces(tx, course, registration, [child]);
	return doneWith(state);
}
