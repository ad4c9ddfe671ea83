import { sql } from 'kysely';
import { listChildren, openReaching, type Child, type Reaching } from '#people';
import { noteAccessHourly } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import type { Registration } from '#programmes/joining';

/** A course of hers, now or before: how it stands with her there, and how often she came. */
export interface HerCourse {
	/** of her registration */
	id: string;
	cohortId: string;
	label: Words;
	/** When the meeting is for which she asked, where places are had for one. */
	meetsAt: Date | null;
	state: Registration['state'];
	leftWhy: Registration['leftWhy'];
	joinedAt: Date;
	met: number;
	came: number;
	creche: { firstName: string; state: 'place' | 'waiting' }[];
}

/** A meeting still to come of a course in which she has a place. */
export interface HerMeeting {
	sessionId: string;
	label: Words;
	startsAt: Date;
	cantCome: boolean;
}

/** What was said to her, or tried, by phone. */
export interface HerCall {
	outcome: string;
	at: Date;
	by: string | null;
}

/** Everything of one person that a coordinator works with, across all courses. */
export interface HerPage {
	reaching: Reaching;
	courses: HerCourse[];
	meetings: HerMeeting[];
	children: Child[];
	calls: HerCall[];
}

/** Opens the page of one person; she can see who looked. Throws NotFound. */
export async function openPersonPage(tx: Tx, personId: string): Promise<HerPage> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const reaching = await openReaching(tx, personId, 'in-her-hours');
	const children = await listChildren(tx, personId);
	if (children.some((child) => child.allergies || child.needs))
		await noteAccessHourly(tx, [personId], 'programmes.allergies');
	return {
		reaching,
		children,
		courses: await listHerCourses(tx, personId),
		meetings: await toCome(tx, personId),
		calls: await callsOf(tx, personId)
	};
}

/** Every course that somebody asked to come to, newest first, and how it stands with her there. */
export async function listHerCourses(tx: Tx, personId: string): Promise<HerCourse[]> {
	const { rows } = await sql<HerCourse>`
		select r.id, r.cohort_id as "cohortId", c.label, one.starts_at as "meetsAt", r.state, r.left_why as "leftWhy", r.joined_at as "joinedAt",
			(select count(*) from programmes.meeting s where s.org_id = r.org_id and s.cohort_id = r.cohort_id
				and (r.session_id is null or r.session_id = s.id) and s.ends_at <= ${tx.now}::timestamptz)::int as met,
			(select count(*) from programmes.attended t join programmes.meeting s on s.org_id = t.org_id and s.id = t.session_id
				where t.org_id = r.org_id and t.cohort_id = r.cohort_id and t.person_id = r.person_id
				and (r.session_id is null or r.session_id = t.session_id))::int as came,
			coalesce((select json_agg(json_build_object('firstName', k.first_name, 'state', p.state) order by p.asked_at, p.id)
				from creche.asked p join people.child_card k on k.org_id = p.org_id and k.id = p.child_id
				where p.org_id = r.org_id and p.circle_id = r.cohort_id and p.sitting_id is not distinct from r.session_id and p.person_id = r.person_id and p.state <> 'left'), '[]') as creche
		from programmes.registration r join programmes.course_card c on c.org_id = r.org_id and c.id = r.cohort_id
			left join programmes.session one on one.org_id = r.org_id and one.id = r.session_id
		where r.person_id = ${personId}::uuid order by r.joined_at desc, r.id`.execute(tx.db);
	return rows;
}

/** A course in which somebody's child could come to the crèche, or comes. */
export interface CrecheChoice {
	registrationId: string;
	label: Words;
	/** When the meeting is for which she asked, where places are had for one. */
	meetsAt: Date | null;
	placeId: string | null;
	state: 'place' | 'waiting' | null;
}

/** The courses that go on to which somebody comes or wants to, and how one child of hers stands with the crèche of each. */
export async function listCrecheChoices(tx: Tx, personId: string, childId: string): Promise<CrecheChoice[]> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { rows } = await sql<CrecheChoice>`
		select r.id as "registrationId", c.label, one.starts_at as "meetsAt", p.id as "placeId", p.state
		from programmes.registration r join programmes.course_card c on c.org_id = r.org_id and c.id = r.cohort_id
			left join creche.asked p on p.org_id = r.org_id and p.circle_id = r.cohort_id and p.sitting_id is not distinct from r.session_id and p.person_id = r.person_id
				and p.child_id = ${childId}::uuid and p.state <> 'left'
			left join programmes.session one on one.org_id = r.org_id and one.id = r.session_id
		where r.person_id = ${personId}::uuid and r.state <> 'left' and exists (select from programmes.meeting s
			where s.org_id = r.org_id and s.cohort_id = r.cohort_id and (r.session_id is null or r.session_id = s.id) and s.ends_at > ${tx.now}::timestamptz)
		order by r.joined_at desc, r.id`.execute(tx.db);
	return rows;
}

/** Her next sessions, a reunion among them. */
async function toCome(tx: Tx, personId: string): Promise<HerMeeting[]> {
	const { rows } = await sql<HerMeeting>`
		select s.id as "sessionId", c.label, s.starts_at as "startsAt", coalesce(a.state = 'apologies', false) as "cantCome"
		from programmes.registration r
			join programmes.course_card c on c.org_id = r.org_id and c.id = r.cohort_id
			join programmes.session s on s.org_id = r.org_id and s.cohort_id = r.cohort_id and (r.session_id is null or r.session_id = s.id) and s.cancelled_at is null and s.ends_at > ${tx.now}::timestamptz
			left join programmes.attendance a on a.org_id = s.org_id and a.session_id = s.id and a.person_id = r.person_id
		where r.person_id = ${personId}::uuid and r.state = 'place' order by s.starts_at, s.id limit 3`.execute(tx.db);
	return rows;
}

async function callsOf(tx: Tx, personId: string): Promise<HerCall[]> {
	const { rows } = await sql<HerCall>`
		select said.outcome, said.noted_at as at, card.called as by
		from programmes.follow_up said left join people.card card on card.org_id = said.org_id and card.id = said.noted_by
		where said.person_id = ${personId}::uuid order by said.noted_at desc, said.id limit 20`.execute(tx.db);
	return rows;
}
