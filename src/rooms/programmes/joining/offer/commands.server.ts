import { sql } from 'kysely';
import { findKnown, gate, welcomeToCircle } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { countPlaces, findCohort, getPublicCohort, type Cohort, listSessions, type Session } from '#programmes/courses';
import { expectOrNot, fillCreche, listCrechePlacesOf } from '#creche';
import { crecheOf } from '../coming/queries.server.ts';
import { kinds } from '../../kinds.ts';
import { lockCourse, waitLonger, type LockedCourse } from '../../locks.ts';
import { closeRegistration } from '../registration/commands.server.ts';
import type { Joining } from '../registration/form.ts';
import {
	isPastJoining,
	mayAnswerByLink,
	mayAnswerForOthers,
	mayAnswerOwn,
	mayTakeUpAtFirstSignIn,
	sessionsFor
} from '../registration/policy.ts';
import {
	findRegistrationOf,
	getRegistration,
	listRegistrationsOf,
	type Registration
} from '../registration/queries.server.ts';
import { bringChildren } from '../typed-child/commands.server.ts';
import { listTypedChildren } from '../typed-child/queries.server.ts';
import { keepHours } from '../told/commands.server.ts';
import { endOfOffer } from '../hold/policy.ts';
import { hoursOf } from '../told/queries.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { getOffer, isPlaceLeft, listWaitedFor, nextInLine } from './queries.server.ts';

/**
 * Offers every free place of a course to whoever has waited longest, and free crèche places to the children next in line.
 * An offer lasts as many hours as the course says, counted from the moment at which it is safe to tell her.
 */
export async function offerFreePlaces(job: Tx, cohortId: string): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const course = await lockCourse(job, cohortId);
	const cohort = await findCohort(job, cohortId);
	const sessions = await listSessions(job, cohortId);
	if (cohort?.places == null || isPastJoining(sessions, job.now)) return;
	// where places are had for one meeting, each has a list of its own
	for (const sessionId of cohort.wayIn === 'each' ? await listWaitedFor(job, cohortId, sessions) : [null]) {
		await offerFrom(job, { ...cohort, places: cohort.places }, sessionId, sessionsFor({ sessionId }, sessions));
		for (const personId of await fillCreche(job, await crecheOf(job, course, sessionId)))
			await queueLetter(job, personId, 'programmes.creche-place', { cohort: cohortId });
	}
}

async function offerFrom(
	job: Tx,
	cohort: Cohort & { places: number },
	sessionId: string | null,
	meetings: readonly Session[]
): Promise<void> {
	const { taken, waiting } = await countPlaces(job, cohort.id, sessionId);
	let free = cohort.places - taken;
	// whoever comes with more people than there is room for now is not overtaken: those behind her wait until there is
	for (const next of waiting && free > 0 ? await nextInLine(job, cohort.id, sessionId, free) : []) {
		const wanted = next.grownUps + next.children;
		if (wanted > free) break;
		free -= wanted;
		await offer(job, cohort, next, meetings);
	}
}

async function offer(
	job: Tx,
	cohort: Cohort,
	next: { id: string; personId: string },
	sessions: readonly Session[]
): Promise<void> {
	const { now } = job;
	const { go } = await gate.mayReach(job, { to: next.personId, kind: kinds['programmes.offer'] }, now);
	const from = go?.from ?? now;
	const endsAt = endOfOffer(from, cohort.offerHours, job.zone, meetingsOf(sessions));
	await job.db
		.updateTable('programmes.registration')
		.set({ state: 'offered', offered_at: now, offer_ends_at: endsAt })
		.where('id', '=', next.id)
		.execute();
	await record(job, 'programmes.offer.made', { registration: next.id, cohort: cohort.id, person: next.personId });
	await queueLetter(
		job,
		next.personId,
		'programmes.offer',
		{ registration: next.id, offered: now.toISOString() },
		`offer ${next.id} ${now.toISOString()}`
	);
}

/** What is answered: one's own registration, somebody else's for her, or the one that a link leads to. */
export type WhichOffer = { own: string } | { registration: string } | { link: string };

/**
 * She says yes: the place that was offered to her, or held since she asked, is hers, and the crèche expects her children on the
 * days still to come. Where none could be held she has one if there is one still; otherwise her turn stays hers.
 */
export async function acceptOffer(
	tx: Tx,
	asked: WhichOffer
): Promise<Outcome<'no-offer' | 'too-late' | 'course-over'>> {
	await waitLonger(tx);
	const found = await offerForAnswer(tx, asked);
	if (!found) return refused('no-offer');
	const { course, registration } = found;
	const { state } = registration;
	if (state === 'place') return done;
	const { until, untold, isPast } = await hoursOf(tx, registration);
	// a link to a turn that was answered just now may be sent twice
	if (!until) return state === 'waiting' && 'link' in asked ? done : refused('no-offer');
	if (isPast) return refused('course-over');
	if (!untold && tx.now >= until) return refused('too-late');
	await takeUp(tx, course, registration);
	return done;
}

/** What somebody asked for becomes hers: a place, or her turn. */
async function takeUp(tx: Tx, course: LockedCourse, registration: Registration): Promise<void> {
	const { id, sessionId, personId, answerBy } = registration;
	const cohortId = course.id;
	const hasPlace = registration.state === 'offered' || (await isPlaceLeft(tx, registration));
	const children = answerBy ? await listTypedChildren(tx, id) : [];
	const state = hasPlace ? 'place' : 'waiting';
	const taken = hasPlace ? { place_at: sql<Date>`platform.moment()`, offer_ends_at: null } : {};
	await tx.db
		.updateTable('programmes.registration')
		.set({ state, answer_by: null, ...taken })
		.where('id', '=', id)
		.execute();
	if (hasPlace) await welcomeToCircle(tx, personId, cohortId);
	for (const place of await listCrechePlacesOf(tx, personId))
		if (hasPlace && place.circleId === cohortId && place.sittingId === sessionId) await expectOrNot(tx, place);
	await bringChildren(tx, course, { personId, sessionId, state }, children);
	const action = answerBy ? `programmes.registration.${hasPlace ? 'placed' : 'answered'}` : 'programmes.offer.accepted';
	await record(tx, action, { registration: id, cohort: cohortId, person: personId });
	await queueLetter(tx, personId, `programmes.${state}`, { registration: id });
}

/** What was asked for with an address becomes hers who has come in by a letter to it for the first time. */
export async function takeUpAtFirstSignIn(door: Tx, accountId: string): Promise<void> {
	if (!mayTakeUpAtFirstSignIn(door.actor)) throw new Forbidden();
	await waitLonger(door);
	const asked = (await listRegistrationsOf(door, accountId)).filter(({ answerBy }) => answerBy);
	for (const { id, cohortId } of asked.sort((one, other) => one.cohortId.localeCompare(other.cohortId))) {
		const course = await lockCourse(door, cohortId);
		const registration = await getRegistration(door, id);
		const { until, untold, isPast } = await hoursOf(door, registration);
		if (until && !isPast && (untold || door.now < until)) await takeUp(door, course, registration);
	}
}

/**
 * Whoever is signed in has just joined with the form: where it is her own address, or a coordinator wrote somebody down, it is hers
 * at once. Returns whether it was; somebody else's address is left to its owner.
 */
export async function takeUpWhatIsOwn(
	tx: Tx,
	slug: string,
	typed: Pick<Joining, 'reach' | 'called' | 'sessionId'>
): Promise<boolean> {
	const { id: cohortId } = await getPublicCohort(tx, slug);
	const personId = await findKnown(tx, typed.reach, typed.called);
	const registration = personId ? await findRegistrationOf(tx, cohortId, personId, typed.sessionId) : undefined;
	if (!registration?.answerBy) return false;
	const { id } = registration;
	if (mayAnswerOwn(tx.actor, registration)) return (await acceptOffer(tx, { own: id })).ok;
	return mayAnswerForOthers(tx.actor, cohortId) && (await acceptOffer(tx, { registration: id })).ok;
}

/** She says no to an offer: it passes on to whoever is next, and nobody asks her why. */
export async function declineOffer(tx: Tx, asked: WhichOffer): Promise<Outcome<'no-offer'>> {
	const found = await offerForAnswer(tx, asked);
	if (!found) return refused('no-offer');
	const { course, registration } = found;
	if (registration.state === 'left' && registration.leftWhy === 'declined') return done;
	if (registration.state !== 'offered' && !registration.answerBy) return refused('no-offer');
	await closeRegistration(tx, course, registration, 'declined');
	await record(tx, 'programmes.offer.declined', {
		registration: registration.id,
		cohort: registration.cohortId,
		person: registration.personId
	});
	return done;
}

interface Answered {
	course: LockedCourse;
	registration: Registration;
}

/** The registration whose offer is answered, once nobody else works in its course; nothing where a link leads to an offer that is over. */
async function offerForAnswer(tx: Tx, asked: WhichOffer): Promise<Answered | undefined> {
	if ('link' in asked) return offerBehind(tx, asked.link);
	const id = 'own' in asked ? asked.own : asked.registration;
	const registration = await getRegistration(tx, id);
	// at the door every registration can be read: one that is not hers is treated as if it were not there
	if (!('own' in asked ? mayAnswerOwn(tx.actor, registration) : mayAnswerForOthers(tx.actor, registration.cohortId)))
		throw new NotFound();
	const course = await lockCourse(tx, registration.cohortId);
	return { course, registration: await getRegistration(tx, id) };
}

async function offerBehind(tx: Tx, link: string): Promise<Answered | undefined> {
	if (!mayAnswerByLink(tx.actor)) throw new Forbidden();
	const course = await lockCourse(tx, (await getOffer(tx, link)).registration.cohortId);
	const { registration, state } = await getOffer(tx, link);
	// a link to an earlier offer does nothing; a yes that was just given may be sent twice
	return state === 'over' && registration.leftWhy !== 'declined' ? undefined : { course, registration };
}

/**
 * Lets the offers of a course lapse whose time is over, and what was held for people who did not answer, and passes it on. Nobody loses
 * what she was never told of: its hours have not begun.
 */
export async function lapseOffers(job: Tx, cohortId: string): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const course = await lockCourse(job, cohortId);
	const late = await job.db
		.selectFrom('programmes.registration')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.where((on) => on.or([on('offer_ends_at', '<=', job.now), on('answer_by', '<=', job.now)]))
		.where('state', 'in', ['offered', 'waiting'])
		.orderBy('offered_at')
		.orderBy('id')
		.execute();
	for (const { id } of late) {
		const registration = await getRegistration(job, id);
		if (!(await stillWaits(job, registration))) await lapse(job, course, registration);
	}
	await offerFreePlaces(job, cohortId);
}

async function stillWaits(job: Tx, registration: Registration): Promise<boolean> {
	const { until, untold, isPast } = await hoursOf(job, registration);
	if (!until || isPast) return false;
	if (!untold && until <= job.now) return false;
	if (!untold) await keepHours(job, registration, until);
	return true;
}

/** She answers a text with yes or no, which does what the link in it does. False where nothing waits any more. */
export async function answerOfferByText(link: Tx, token: string, yes: boolean): Promise<boolean> {
	const { ok } = yes ? await acceptOffer(link, { link: token }) : await declineOffer(link, { link: token });
	return ok;
}

/** Whoever never answered is written to no more: it may not have been she who asked. */
async function lapse(job: Tx, course: LockedCourse, registration: Registration): Promise<void> {
	const { id, personId, answerBy } = registration;
	await closeRegistration(job, course, registration, answerBy ? 'not-answered' : 'offer-lapsed');
	if (answerBy) return tellIfBegun(job, course);
	await queueLetter(job, personId, 'programmes.offer-lapsed', { registration: id });
}

/** Somebody may have come to a meeting without having answered: coordinators hear of it. */
async function tellIfBegun(job: Tx, { id: cohortId }: LockedCourse): Promise<void> {
	const [first] = meetingsOf(await listSessions(job, cohortId));
	if (!first || first.startsAt > job.now) return;
	const coordinators = await job.db
		.selectFrom('platform.role_now')
		.select('account_id')
		.where('role', '=', 'coordinator')
		.where('circle_id', 'is', null)
		.distinct()
		.execute();
	for (const { account_id } of coordinators)
		if (account_id)
			await queueLetter(
				job,
				account_id,
				'programmes.let-go',
				{ cohort: cohortId },
				`let-go ${cohortId} ${account_id} ${isoDay(job.now, job.zone)}`
			);
}
