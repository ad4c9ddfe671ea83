import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { WayOnline } from '#rooms/programmes/courses/online/form.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import {
	getCohort,
	findMyWayOnline,
	findVenue,
	listNewsFor,
	listSessions,
	type Cohort,
	type Session,
	type SessionNews,
	type Venue
} from '#programmes/courses';
import { countMayCome, getTodayRound, listRestingGroups, type TodayRound } from '#programmes/meetings';
import type { Words } from '#platform/forms/words.ts';
import { findDayBefore } from '#programmes/joining';

/** A group with an open door on the page of somebody who comes to it. */
export interface MyGroup {
	cohort: Cohort;
	venue: Venue | null;
	/** How she comes into the next meeting online, from half an hour before until it ends. */
	online: WayOnline | undefined;
	/** The next meeting that was not called off. */
	next: Session | undefined;
	/** What is new to her: meetings that are not as she knew them. */
	news: { meeting: Session; was: Date }[];
	/** Meetings that were to come and were called off, and of which she knows. */
	off: Session[];
	/** She said that she may come to the next meeting. */
	mayCome: boolean;
	/** She asked to be told the day before. */
	isTold: boolean;
	/** The round of the meeting of today, before, while or after it meets. */
	today: TodayRound | undefined;
	/** The meetings to which she came, the latest first. */
	came: Session[];
}

/** The groups with an open door that somebody is of now, those that meet soonest first. */
export async function listMyGroups(tx: Tx, personId: string): Promise<MyGroup[]> {
	const rows = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('programmes.cohort as cohort', 'cohort.id', 'member.circle_id')
		.select('cohort.id')
		.where('member.person_id', '=', personId)
		.where('cohort.way_in', '=', 'open')
		.where('cohort.published_at', 'is not', null)
		.execute();
	const told = rows.length ? await listNewsFor(tx, personId) : [];
	const groups: MyGroup[] = [];
	for (const { id } of rows) groups.push(await myGroup(tx, personId, id, told));
	const soon = (group: MyGroup) => group.next?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER;
	// a gathering, workshop or trip that is over has no next meeting to wait for
	const isOver = ({ cohort, next, off, news }: MyGroup) =>
		cohort.kind !== 'group' && !next && !off.length && !news.length;
	return groups.filter((group) => !isOver(group)).sort((one, other) => soon(one) - soon(other));
}

async function myGroup(tx: Tx, personId: string, id: string, told: readonly SessionNews[]): Promise<MyGroup> {
	const cohort = await getCohort(tx, id);
	const sessions = await listSessions(tx, id);
	const toCome = sessions.filter((session) => session.endsAt > tx.now);
	const [next] = meetingsOf(toCome);
	const today = meetingsOf(sessions).find(({ startsAt }) => isoDay(startsAt, tx.zone) === isoDay(tx.now, tx.zone));
	const came = await meetingsCameTo(tx, personId, id);
	const news = told.flatMap(({ sessionId, was }) => {
		const meeting = sessions.find((session) => session.id === sessionId);
		return meeting ? [{ meeting, was }] : [];
	});
	return {
		cohort,
		venue: (await findVenue(tx, cohort.venueId)) ?? null,
		online: next && (await findMyWayOnline(tx, next.id)),
		next,
		mayCome: next !== undefined && (await countMayCome(tx, next.id, personId)) > 0,
		today: today && (await getTodayRound(tx, today)),
		isTold: (await findDayBefore(tx, id, personId)) !== undefined,
		news,
		off: toCome.filter(({ id, cancelledAt }) => cancelledAt && !news.some(({ meeting }) => meeting.id === id)),
		came: sessions.filter((session) => came.has(session.id)).reverse()
	};
}

async function meetingsCameTo(tx: Tx, personId: string, cohortId: string): Promise<Set<string>> {
	const rows = await tx.db
		.selectFrom('programmes.attended')
		.select('session_id')
		.where('person_id', '=', personId)
		.where('cohort_id', '=', cohortId)
		.execute();
	return new Set(rows.map((row) => row.session_id ?? ''));
}

/** The groups in which somebody rests, because she has not come for a long time. */
export async function listMyResting(tx: Tx, personId: string): Promise<{ id: string; label: Words }[]> {
	const groups = [];
	for (const id of await listRestingGroups(tx, personId)) groups.push(await getCohort(tx, id));
	return groups.map(({ id, label }) => ({ id, label }));
}

/** A course or group to which whoever asks belongs now, as somebody who takes part. Throws NotFound. */
export async function getMyCircle(tx: Tx, id: string): Promise<Cohort> {
	const member = isId(id)
		? await tx.db
				.selectFrom('people.member')
				.select('circle_id')
				.where('person_id', '=', tx.actor.id)
				.where('circle_id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!member) throw new NotFound();
	return getCohort(tx, id);
}
