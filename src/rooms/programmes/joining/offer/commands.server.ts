import { sql } from 'kysely';
import { reachable, welcomeToCircle } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { countPlaces, findCohort, type Cohort, listSessions } from '#programmes/courses';
import { expectOrNot, fillCreche, listCrechePlacesOf } from '#programmes/creche';
import { lockCourse, type LockedCourse } from '../../locks.ts';
import { closeRegistration } from '../registration/commands.server.ts';
import { isPastJoining, mayAnswerByLink, mayAnswerForOthers, mayAnswerOwn } from '../registration/policy.ts';
import { getRegistration, type Registration } from '../registration/queries.server.ts';
import { endOfOffer } from './policy.ts';
import { getOffer } from './queries.server.ts';

/**
 * Offers every free place of a course to whoever has waited longest, and free crèche places to the children next in line.
 * An offer lasts as many hours as the course says, counted from the moment at which it is safe to tell her.
 */
export async function offerFreePlaces(job: Tx, cohortId: string): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const course = await lockCourse(job, cohortId);
	const cohort = await findCohort(job, cohortId);
	if (!cohort || isPastJoining(await listSessions(job, cohortId), job.now)) return;
	const { taken, waiting } = await countPlaces(job, cohortId);
	const free = Math.min(cohort.places - taken, waiting);
	if (free > 0) for (const next of await nextInLine(job, cohortId, free)) await offer(job, cohort, next, job.now);
	await fillCreche(job, course);
}

function nextInLine(job: Tx, cohortId: string, most: number) {
	return job.db
		.selectFrom('programmes.registration')
		.select(['id', 'person_id as personId'])
		.where('cohort_id', '=', cohortId)
		.where('state', '=', 'waiting')
		.orderBy('joined_at')
		.orderBy('id')
		.limit(most)
		.execute();
}

async function offer(job: Tx, cohort: Cohort, next: { id: string; personId: string }, now: Date): Promise<void> {
	const reach = await reachable(job, next.personId, now);
	const from = reach.channel === 'none' ? now : reach.notBefore;
	const endsAt = endOfOffer(from, cohort.offerHours, job.zone);
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

/** What is answered: the offer of one's own registration, of somebody else's for her, or the one offer that a link leads to. */
export type WhichOffer = { own: string } | { registration: string } | { link: string };

/** She says yes to an offer: the place is hers, and the crèche expects her children on the days still to come. */
export async function acceptOffer(tx: Tx, asked: WhichOffer): Promise<Outcome<'no-offer' | 'too-late'>> {
	const { registration } = (await offerForAnswer(tx, asked)) ?? {};
	if (!registration) return refused('no-offer');
	if (registration.state === 'place') return done;
	if (registration.state !== 'offered') return refused('no-offer');
	if (!registration.offerEndsAt || tx.now >= registration.offerEndsAt) return refused('too-late');
	const { id, cohortId, personId } = registration;
	await tx.db
		.updateTable('programmes.registration')
		.set({ state: 'place', place_at: sql<Date>`platform.moment()` })
		.where('id', '=', id)
		.execute();
	await welcomeToCircle(tx, personId, cohortId);
	for (const place of await listCrechePlacesOf(tx, personId))
		if (place.cohortId === cohortId) await expectOrNot(tx, place);
	await record(tx, 'programmes.offer.accepted', { registration: id, cohort: cohortId, person: personId });
	await queueLetter(tx, personId, 'programmes.place', { registration: id, known: 'yes' });
	return done;
}

/** She says no to an offer: it passes on to whoever is next, and nobody asks her why. */
export async function declineOffer(tx: Tx, asked: WhichOffer): Promise<Outcome<'no-offer'>> {
	const found = await offerForAnswer(tx, asked);
	if (!found) return refused('no-offer');
	const { course, registration } = found;
	if (registration.state === 'left' && registration.leftWhy === 'declined') return done;
	if (registration.state !== 'offered') return refused('no-offer');
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
	if (!('own' in asked ? mayAnswerOwn(tx.actor, registration) : mayAnswerForOthers(tx.actor))) throw new NotFound();
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

/** Lets the offers of a course lapse whose time is over, and passes them on. */
export async function lapseOffers(job: Tx, cohortId: string): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const course = await lockCourse(job, cohortId);
	const late = await job.db
		.selectFrom('programmes.registration')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.where('state', '=', 'offered')
		.where('offer_ends_at', '<=', job.now)
		.orderBy('offered_at')
		.execute();
	for (const { id } of late) {
		const registration = await getRegistration(job, id);
		await closeRegistration(job, course, registration, 'offer-lapsed');
		await queueLetter(job, registration.personId, 'programmes.offer-lapsed', { registration: id });
	}
	await offerFreePlaces(job, cohortId);
}
