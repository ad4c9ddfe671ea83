import { sql } from 'kysely';
import { openReaching, type Reaching } from '#people';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { noteAccess } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { foldNeeds } from '#rooms/people/need/policy.ts';
import type { Need } from '#rooms/people/need/form.ts';
import type { AgeBand } from '#rooms/people/child/form.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { getCohort } from '#programmes/courses';
import { listComers } from '../who-comes/queries.server.ts';
import type { Registration } from '#programmes/joining';
import type { Tell } from '#rooms/programmes/joining/registration/form.ts';

/** A child as the coordinator of a course sees it: who, how old, what it must not have, and whether the crèche has room. */
export interface RosterChild {
	firstName: string;
	ageBand: AgeBand;
	allergies: string;
	needs: string;
	creche: 'place' | 'waiting';
}

/** Somebody who asked to come to a course, and how it stands with her. */
export interface RosterLine {
	registrationId: string;
	/** The meeting for which it is, where places are had for one. */
	sessionId: string | null;
	personId: string;
	called: string;
	language: string;
	state: 'place' | 'offered' | 'waiting' | 'left';
	joinedAt: Date;
	/** Until when it is kept for her without her answer; null once she has shown that it was she who asked. */
	answerBy: Date | null;
	offerEndsAt: Date | null;
	leftAt: Date | null;
	leftWhy: Registration['leftWhy'];
	/** On a trip: who comes with her place. */
	grownUps: number;
	seatChildren: number;
	tells: Tell[];
	loss: boolean;
	/** What she needs to take part, one of a kind. */
	needs: Need[];
	children: RosterChild[];
	/** The hours of what she is offered have not begun: nobody could tell her yet. */
	untold: boolean;
	/** A letter to her came back, and nobody has told her since. */
	cameBack: boolean;
	/** How often she came so far. */
	came: number;
}

/** Everybody who asked to come to a course, or to one meeting of it where places are had for one: by name who has a place, then offers by their end, then who waits, first come first, and at the end whose turn does not count before she answers. */
export async function listRoster(tx: Tx, cohortId: string, sessionId?: string): Promise<RosterLine[]> {
	await getCohort(tx, cohortId);
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const { rows } = await sql<RosterLine>`
		select r.id as "registrationId", r.session_id as "sessionId", r.person_id as "personId", p.called, a.language, r.state, r.joined_at as "joinedAt", r.answer_by as "answerBy",
			r.offer_ends_at as "offerEndsAt", r.left_at as "leftAt", r.left_why as "leftWhy", r.grown_ups as "grownUps", r.children as "seatChildren", r.tells, r.welcome_loss as loss,
			coalesce(wants.needs, '[]') as needs, coalesce(kids.children, '[]') as children, coalesce(came.times, 0)::int as came,
			told.untold, exists (select from platform.letter l where l.org_id = r.org_id and l.account_id = r.person_id
				and l.withheld = 'returned' and l.passed_on_at is null) as "cameBack"
		from programmes.registration r
			join people.card p on p.id = r.person_id
			join platform.account a on a.id = r.person_id
			left join lateral (select json_agg(json_build_object('firstName', k.first_name, 'ageBand', c.age_band, 'allergies', coalesce(k.allergies, ''),
					'needs', coalesce(k.needs, ''), 'creche', c.state) order by c.asked_at, c.id) as children
				from creche.asked c join people.child_card k on k.id = c.child_id
				where c.circle_id = r.cohort_id and c.sitting_id is not distinct from r.session_id and c.person_id = r.person_id and c.state <> 'left') kids on true
			left join lateral (select json_agg(json_build_object('kind', w.kind, 'choices', w.choices, 'words', w.words) order by w.since) as needs
				from people.need_card w where w.person_id = r.person_id) wants on true
			left join lateral (select t.untold from programmes.told(r.id) t where r.offer_ends_at is not null or r.answer_by is not null) told on true
			left join lateral (select count(*) as times from programmes.attended t where t.cohort_id = r.cohort_id and t.person_id = r.person_id) came on true
		where r.cohort_id = ${cohortId} and (r.session_id is null or ${sessionId === undefined} or r.session_id = ${sessionId ?? null}::uuid)
		order by array_position(array['place', 'offered', 'waiting', 'left'], r.state),
			case when r.state = 'place' then lower(p.called) end, r.offer_ends_at, r.answer_by is not null, r.turn_at, r.id`.execute(
		tx.db
	);
	await noteAccess(
		tx,
		rows.filter((line) => line.children.some((child) => child.allergies || child.needs)).map((line) => line.personId),
		'programmes.allergies'
	);
	return rows.map((line) => ({ ...line, needs: foldNeeds(line.needs) }));
}

/** The names of whoever has a place, at one meeting where places are had for one, or who came to a run with an open door: for labels, and nothing else about them. */
export async function listNames(tx: Tx, cohortId: string, sessionId?: string): Promise<string[]> {
	const { wayIn } = await getCohort(tx, cohortId);
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	if (wayIn === 'open') return (await listComers(tx, cohortId)).map(({ called }) => called);
	const rows = await tx.db
		.selectFrom('programmes.registration as r')
		.innerJoin('people.card as p', 'p.id', 'r.person_id')
		.select(['p.id', 'p.called'])
		.distinct()
		.where('r.cohort_id', '=', cohortId)
		.where('r.state', '=', 'place')
		.$if(isId(sessionId ?? ''), (query) => query.where('r.session_id', '=', sessionId ?? ''))
		.execute();
	return rows.map(({ called }) => called ?? '');
}

/** Opens how to reach somebody who asked to come to a course, in her hours or because she may be in danger. Throws NotFound. */
export async function openAsked(
	tx: Tx,
	cohortId: string,
	personId: string,
	when: 'in-her-hours' | 'in-danger'
): Promise<Reaching> {
	await mustHaveAsked(tx, cohortId, personId);
	return openReaching(tx, personId, when);
}

async function mustHaveAsked(tx: Tx, cohortId: string, personId: string): Promise<void> {
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const asked = isId(personId)
		? await tx.db
				.selectFrom('programmes.registration')
				.select('id')
				.where('cohort_id', '=', cohortId)
				.where('person_id', '=', personId)
				.executeTakeFirst()
		: undefined;
	if (!asked) throw new NotFound();
}

/** The courses and groups that are published and not over, as far as she coordinates them. */
export async function listRunsOfRosters(tx: Tx): Promise<{ id: string; label: Words }[]> {
	const { rows } = await sql<{ id: string; label: Words }>`select c.id, c.label from programmes.cohort c
		join programmes.span o on o.org_id = c.org_id and o.cohort_id = c.id
		where c.published_at is not null and o.last_at > ${tx.now}::timestamptz and ${isCoordinated(tx, sql.ref('c.id'))}
		order by c.created_at, c.id`.execute(tx.db);
	return rows;
}
