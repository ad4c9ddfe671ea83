import { sql } from 'kysely';
import { addPageFor, addPerson, findKnown, getChild, partFromCircle } from '#people';
import { inOneForm } from '#rooms/people/person/form.ts';
import { reachOf, type Reach } from '#rooms/people/safe-contact/policy.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { placeFreed } from '#rooms/programmes/events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getPublicCohort } from '#programmes/courses';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { askForCrechePlaces, giveUpCrechePlacesOf, countCrecheOpen, findCrechePlace, getBands } from '#creche';
import { allot } from '#rooms/creche/place/policy.ts';
import { crecheOf, listComing } from '../coming/queries.server.ts';
import { lockCourse, waitLonger, type LockedCourse } from '../../locks.ts';
import { answerBy } from '../hold/policy.ts';
import { keepReceipt, receiptTokenFor } from '../receipt/commands.server.ts';
import { findReceipt, findSent, type Receipt, type SentJoining } from '../receipt/queries.server.ts';
import { keepTypedNeeds } from '../typed-need/commands.server.ts';
import { keepTypedChildren } from '../typed-child/commands.server.ts';
import type { Joining } from './form.ts';
import { isPastJoining, mayEnd, mayJoin, mayAskForCreche, mayAskForCrecheFor, sessionsFor } from './policy.ts';
import { findRegistrationOf, getRegistration, nextStanding, type Registration } from './queries.server.ts';

/**
 * Somebody asks to come to a course and is answered with the token of her receipt. The same form sent twice has one effect.
 *
 * Anybody can type any address, so nothing is given for good: a place is held, or a turn is kept, for some days, and becomes hers
 * when she answers (../offer). Until then nobody of the course sees her, and the children that were typed are nobody's.
 *
 * Nobody learns from the answer whether an address is known: the receipt says what a stranger would get now, whoever it
 * is. A stranger is written down. The owner of a known address gets what the receipt says if she has asked for nothing in
 * this course yet; her name, her rules and her consents stay as they are, whoever typed the form. If she has asked
 * already, nothing happens at all. Either way the letter, which only she reads, tells how things really stand. What can't
 * be hidden is that a place was held: whoever has one held for every guess can watch the count of free places.
 */
export async function join(
	door: Tx,
	slug: string,
	joining: Joining,
	{ typed, instead }: { typed?: SentJoining['typed']; instead?: string } = {}
): Promise<Outcome<'over' | 'which-meeting', string>> {
	if (!mayJoin(door.actor)) throw new Forbidden();
	const token = receiptTokenFor(joining.formId, joining);
	await waitLonger(door);
	await lockAddress(door, inOneForm(joining.reach, door.zone).value);
	if (await findReceipt(door, token)) return doneWith(token);
	const run = await getPublicCohort(door, slug);
	const sessionId = run.wayIn === 'each' ? (joining.sessionId ?? '') : null;
	const cohort = { ...run, sessions: sessionsFor({ sessionId }, run.sessions) };
	if (sessionId !== null && !cohort.sessions.length) return refused('which-meeting');
	if (cohort.wayIn === 'open' || isPastJoining(cohort.sessions, door.now)) return refused('over');
	const course = await lockCourse(door, cohort.id);
	const since = instead ? await takeBack(door, instead) : null;
	const seated = cohort.kind === 'trip' ? joining : { ...joining, seats: undefined };
	const guest = await welcome(door, { cohortId: cohort.id, sessionId }, joining);
	const receipt = await whatAStrangerGets(door, course, { ...cohort, sessionId }, seated);
	const registration = await registerGuest(door, guest, receipt, seated, since);
	const sent = typed && { typed, registration, stranger: !guest.known };
	await keepReceipt(door, token, receipt, { language: joining.language, sent });
	return doneWith(token);
}

/**
 * What the same browser sent before is taken back, unless it was answered: she corrects it. Whoever was known before, or has answered, is
 * left as she is. Returns since when she had asked.
 */
async function takeBack(door: Tx, token: string): Promise<Date | null> {
	const sent = await findSent(door, token);
	if (!sent?.registration) return null;
	const { rows } = await sql<{ since: Date | null }>`
		select programmes.take_back_typed(${sent.registration}::uuid, ${sent.stranger}) as since`.execute(door.db);
	const since = rows[0]?.since ?? null;
	if (since) await record(door, 'programmes.registration.typed-anew', { registration: sent.registration });
	return since;
}

/** Who comes in: her id, whether she was known, and what she asked for before in this course. */
interface Guest {
	personId: string;
	known: boolean;
	before: Registration | undefined;
}

/** Finds or writes down who comes in. She who has asked already in this course is left entirely as she is. */
async function welcome(
	door: Tx,
	{ cohortId, sessionId }: { cohortId: string; sessionId: string | null },
	joining: Joining
): Promise<Guest> {
	const known = await findKnown(door, joining.reach, joining.called);
	if (!known) return { personId: await addPerson(door, joining), known: false, before: undefined };
	const before = await findRegistrationOf(door, cohortId, known, sessionId ?? undefined);
	if (!before || before.state === 'left') await addPageFor(door, known, joining.called);
	return { personId: known, known: true, before };
}

async function whatAStrangerGets(
	door: Tx,
	course: LockedCourse,
	{ sessions, sessionId, ...cohort }: Awaited<ReturnType<typeof getPublicCohort>> & { sessionId: string | null },
	joining: Joining
): Promise<Receipt> {
	const standing = await nextStanding(door, course, { wanted: seatsOf(joining), sessionId });
	const bands = joining.children.map((child) => child.ageBand);
	const hasRoom = standing.state !== 'waiting';
	const creche =
		hasRoom && bands.length
			? allot(await countCrecheOpen(door, cohort.id, await listComing(door, cohort.id, sessionId), sessionId), bands)
			: [];
	const crechePlaces = creche.filter((state) => state === 'place').length;
	return {
		cohortId: cohort.id,
		sessionId,
		state: standing.state,
		position: hasRoom ? null : standing.position,
		answerBy: answerBy(reachTyped(joining, door), cohort.offerHours, door.zone, door.now, meetingsOf(sessions)),
		crechePlaces,
		crecheWaiting: bands.length - crechePlaces,
		byPhone: joining.reach.kind === 'phone',
		told: joining.consents.contact
	};
}

/** How many places she asks for: a seat for each who comes on a trip, and one place in anything else. */
function seatsOf({ seats }: Joining): number {
	return seats ? seats.grownUps + seats.children : 1;
}

/** How whoever typed this wishes to be reached: the same whether anybody is known by it. */
function reachTyped({ reach, safe, consents }: Joining, { now, zone }: Tx): Reach {
	const [email, phone] = [reach.kind === 'email' ? reach.value : null, reach.kind === 'phone' ? reach.value : null];
	const ways = { email, signInEmail: email, phone, rules: safe, agreed: consents.contact, closed: false };
	return reachOf(ways, now, zone);
}

async function registerGuest(
	door: Tx,
	{ personId, known, before }: Guest,
	receipt: Receipt,
	joining: Joining,
	since: Date | null
): Promise<string | null> {
	if (before && before.state !== 'left') {
		// whoever has lost the letter that asks her to answer gets another
		const kind = before.answerBy ? 'programmes.held' : 'programmes.already';
		await queueLetter(door, personId, kind, { registration: before.id });
		return null;
	}
	const registration = await register(door, personId, before, receipt, joining);
	if (since)
		await door.db
			.updateTable('programmes.registration')
			.set({ joined_at: since })
			.where('id', '=', registration)
			.execute();
	await keepTypedChildren(door, registration, joining.children);
	await keepTypedNeeds(door, registration, joining.needs);
	await queueLetter(door, personId, 'programmes.held', { registration, known: known ? 'yes' : 'no' });
	return registration;
}

async function register(
	door: Tx,
	personId: string,
	before: Registration | undefined,
	{ cohortId, sessionId, state, answerBy }: Receipt,
	joining: Joining
): Promise<string> {
	const isHeld = state === 'held';
	const asked = {
		state: isHeld ? 'offered' : 'waiting',
		joined_at: sql<Date>`platform.moment()`,
		answer_by: answerBy,
		place_at: null,
		offered_at: isHeld ? door.now : null,
		offer_ends_at: isHeld ? answerBy : null,
		heard_from: joining.heardFrom,
		welcome_loss: joining.loss,
		tells: joining.tells,
		grown_ups: joining.seats?.grownUps ?? 1,
		children: joining.seats?.children ?? 0
	};
	const id = before?.id ?? uuidv7();
	if (before) {
		const again = { ...asked, left_at: null, left_why: null };
		await door.db.updateTable('programmes.registration').set(again).where('id', '=', id).execute();
	} else {
		const own = { org_id: door.actor.orgId, id, cohort_id: cohortId, session_id: sessionId, person_id: personId };
		await door.db
			.insertInto('programmes.registration')
			.values({ ...own, ...asked })
			.execute();
	}
	const action = isHeld ? 'programmes.registration.held' : 'programmes.registration.waiting';
	await record(door, action, { registration: id, cohort: cohortId, person: personId });
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
	const { id, sessionId, personId, state } = registration;
	await tx.db
		.updateTable('programmes.registration')
		.set({ state: 'left', answer_by: null, left_at: sql<Date>`platform.moment()`, left_why: why })
		.where('id', '=', id)
		.execute();
	await giveUpCrechePlacesOf(tx, course, personId, sessionId);
	if (!(await comesElsewhere(tx, registration))) await partFromCircle(tx, personId, course.id);
	await record(tx, 'programmes.registration.ended', { registration: id, cohort: course.id, person: personId, why });
	if (state !== 'waiting') await announce(tx, placeFreed, { cohort: course.id });
}

/** Whether somebody has, or had, a place in another meeting of a run whose places are had for one. */
async function comesElsewhere(tx: Tx, { id, cohortId, sessionId, personId }: Registration): Promise<boolean> {
	if (sessionId === null) return false;
	const other = await tx.db
		.selectFrom('programmes.registration')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId)
		.where('id', '!=', id)
		.where('state', '=', 'place')
		.executeTakeFirst();
	return other !== undefined;
}

/** She asks for a crèche place for one more of her children, in a course she is coming to or waits for. */
export async function askForCreche(
	tx: Tx,
	registrationId: string,
	childId: string
): Promise<Outcome<'left' | 'no-creche', 'place' | 'waiting'>> {
	return askForChild(tx, registrationId, childId, mayAskForCreche);
}

/** A coordinator asks for it for a parent who asked her to. */
export async function askForCrecheFor(
	tx: Tx,
	registrationId: string,
	childId: string
): Promise<Outcome<'left' | 'no-creche', 'place' | 'waiting'>> {
	return askForChild(tx, registrationId, childId, mayAskForCrecheFor);
}

async function askForChild(
	tx: Tx,
	registrationId: string,
	childId: string,
	may: typeof mayAskForCreche
): Promise<Outcome<'left' | 'no-creche', 'place' | 'waiting'>> {
	const [child, asked] = [await getChild(tx, childId), await getRegistration(tx, registrationId)];
	if (!may(tx.actor, asked, child)) throw new NotFound(); // at the door every row can be read: one that is not hers is treated as if it were not there
	const course = await lockCourse(tx, asked.cohortId);
	const registration = await getRegistration(tx, registrationId);
	if (registration.state === 'left') return refused('left');
	if (!(await getBands(tx, course.id))[child.ageBand]) return refused('no-creche');
	const { sessionId } = registration;
	const known = await findCrechePlace(tx, course.id, child.id, sessionId);
	if (known && known.state !== 'left') return doneWith(known.state);
	const [state = 'waiting'] = await askForCrechePlaces(tx, await crecheOf(tx, course, sessionId), registration, [
		child
	]);
	return doneWith(state);
}
