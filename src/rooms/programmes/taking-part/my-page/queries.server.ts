import { listChildren, type Child } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { getTodayRound, listAbsencesOf, type TodayRound } from '#programmes/meetings';
import type { WayOnline } from '#rooms/programmes/courses/online/form.ts';
import { sessionsFor } from '#rooms/programmes/joining/registration/policy.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { certificateObstacle } from '../certificate/policy.ts';
import { findCertificateOf, getTakingPart } from '../certificate/queries.server.ts';
import {
	getCohort,
	type Cohort,
	listSessions,
	type Session,
	findMyWayOnline,
	findVenue,
	type Venue,
	listNewsFor,
	type SessionNews
} from '#programmes/courses';
import { listCrechePlacesOf } from '#creche';
import { getTurn, listRegistrationsOf, type Registration, whatIsAsked } from '#programmes/joining';

/** One course on her own page: how it stands, when it meets next, and what she can do. */
export interface MyCourse {
	registration: Registration;
	cohort: Cohort;
	venue: Venue | null;
	/** How she comes into her next meeting online, from half an hour before until it ends. */
	online: WayOnline | undefined;
	/** The meetings still to come that were not called off, the next one first. */
	ahead: (Session & { cantCome: boolean })[];
	/** The round of the meeting of today, before, while or after it meets. */
	today: TodayRound | undefined;
	/** All of them, or the one for which she has her place: past and to come, called off or not. */
	sessions: Session[];
	/** What is new to her: meetings that are not as she knew them. */
	news: { meeting: Session; was: Date }[];
	/** Meetings that were to come and were called off, with the reason, and of which she knows. */
	off: Session[];
	/** Her turn on the waiting list; 0 when she does not wait. */
	turn: number;
	/** What she is asked and can answer here; nothing where nothing waits for her word. */
	asks: Awaited<ReturnType<typeof whatIsAsked>> | undefined;
	/** She waits for a place in what is not over, and has answered that it was she who asked. */
	waits: boolean;
	/** Every meeting of the course itself is past. */
	isOver: boolean;
	creche: { placeId: string; childId: string; firstName: string; state: 'place' | 'waiting' }[];
	certificate: 'not-yet' | 'may-ask' | 'asked';
}

/** The courses and single meetings somebody asked to come to, those she left left out, those that meet soonest first. */
export async function listMyCourses(tx: Tx, personId: string): Promise<MyCourse[]> {
	const registrations = (await listRegistrationsOf(tx, personId)).filter(({ state }) => state !== 'left');
	const children = registrations.length ? await listChildren(tx, personId) : [];
	const news = registrations.length ? await listNewsFor(tx, personId) : [];
	const courses: MyCourse[] = [];
	for (const registration of registrations) courses.push(await myCourse(tx, registration, children, news));
	const soon = (course: MyCourse) => course.ahead[0]?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER;
	return onePast(courses).sort((one, other) => soon(one) - soon(other));
}

/** Of the single meetings of a run that are over, the last stands on her page, and none while she comes to another. */
function onePast(courses: readonly MyCourse[]): MyCourse[] {
	const isPast = ({ registration, ahead }: MyCourse) => registration.sessionId !== null && !ahead.length;
	const at = ({ sessions: [one] }: MyCourse) => one?.startsAt.getTime() ?? 0;
	return courses.filter(
		(course) =>
			!isPast(course) ||
			!courses.some(
				(other) =>
					other !== course && other.cohort.id === course.cohort.id && (!isPast(other) || at(other) > at(course))
			)
	);
}

async function myCourse(
	tx: Tx,
	registration: Registration,
	children: readonly Child[],
	told: readonly SessionNews[]
): Promise<MyCourse> {
	const { now, zone } = tx;
	const { cohortId, personId } = registration;
	const cohort = await getCohort(tx, cohortId);
	const sessions = sessionsFor(registration, await listSessions(tx, cohortId));
	const toCome = sessions.filter((session) => session.endsAt > now);
	const ahead = toCome.filter((session) => !session.cancelledAt);
	const isToday = (session: Session) => !session.cancelledAt && isoDay(session.startsAt, zone) === isoDay(now, zone);
	const today = registration.state === 'place' ? sessions.find(isToday) : undefined;
	const meetings = ahead.map(({ id }) => id);
	const absences = await listAbsencesOf(tx, personId, meetings);
	const news = told.flatMap(({ sessionId, was }) => {
		const meeting = sessions.find(({ id }) => id === sessionId);
		return meeting && registration.state === 'place' ? [{ meeting, was }] : [];
	});
	return {
		registration,
		cohort,
		venue: (await findVenue(tx, cohort.venueId)) ?? null,
		online: ahead[0] ? await findMyWayOnline(tx, ahead[0].id) : undefined,
		ahead: ahead.map((session) => ({ ...session, cantCome: absences.has(session.id) })),
		today: today && (await getTodayRound(tx, today)),
		sessions,
		news,
		off: toCome.filter(({ id, cancelledAt }) => cancelledAt && !news.some(({ meeting }) => meeting.id === id)),
		turn: await getTurn(tx, registration.id),
		asks: registration.state === 'offered' || registration.answerBy ? await whatIsAsked(tx, registration) : undefined,
		waits: registration.state === 'waiting' && !registration.answerBy && meetingsOf(ahead).length > 0,
		isOver: !meetingsOf(ahead).length,
		creche: await crecheOf(tx, registration, children),
		certificate: await certificateOf(tx, registration)
	};
}

async function crecheOf(
	tx: Tx,
	{ cohortId, sessionId, personId }: Registration,
	children: readonly Child[]
): Promise<MyCourse['creche']> {
	const places = (await listCrechePlacesOf(tx, personId)).filter(
		(place) => place.circleId === cohortId && place.sittingId === sessionId
	);
	return places.flatMap(({ id, childId, state }) => {
		const child = children.find((one) => one.id === childId);
		return child && state !== 'left' ? [{ placeId: id, childId, firstName: child.firstName, state }] : [];
	});
}

async function certificateOf(tx: Tx, { cohortId, personId, state }: Registration): Promise<MyCourse['certificate']> {
	if (state !== 'place') return 'not-yet';
	if (await findCertificateOf(tx, cohortId, personId)) return 'asked';
	return certificateObstacle(await getTakingPart(tx, cohortId, personId)) ? 'not-yet' : 'may-ask';
}
