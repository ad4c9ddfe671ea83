import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import type { Words } from '#platform/forms/words.ts';
import { noteAccessHourly } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { AgeBand } from '#rooms/people/child/form.ts';
import { isExpected, maySeeCreche, presence } from './policy.ts';

/** A child on the crèche list of a session, with what whoever minds it must know. */
export interface CrecheChild {
	id: string;
	personId: string;
	firstName: string;
	ageBand: AgeBand;
	/** Null when nobody wrote anything down, or it is not for today. */
	allergies: string | null;
	needs: string;
	/** Who else than whoever brought the child may collect it; empty when nobody is named, or it is not for today. */
	collectors: string;
	/** A number to ring in a hurry. */
	urgentPhone: string;
	confirmedAt: Date | null;
	/** What the parent is called. */
	parent: string;
	visitId: string | null;
	broughtBy: string | null;
	signedInAt: Date | null;
	collectedBy: string | null;
	signedOutAt: Date | null;
	/** Her parent sent apologies for this session: the child is not expected, and may still come. */
	isAway: boolean;
}

/** When and where a crèche is open: during one session of a course. */
export interface CrecheDay {
	id: string;
	cohortId: string;
	week: number;
	title: Words;
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
	course: Words;
	venue: string;
}

/** The day of a session as its crèche needs it. Throws NotFound. */
export async function findCrecheDay(tx: Tx, sessionId: string): Promise<CrecheDay> {
	if (!isId(sessionId)) throw new NotFound();
	const row = await tx.db
		.selectFrom('programmes.day')
		.select(['id', 'cohort_id as cohortId', 'week', 'title', 'starts_at as startsAt', 'ends_at as endsAt'])
		.select(['cancelled_at as cancelledAt', 'course', 'venue'])
		.where('id', '=', sessionId)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row as unknown as CrecheDay;
}

/** Throws NotFound or Forbidden unless whoever asks may follow this session's register or crèche on an open page. */
export async function openToFollow(tx: Tx, id: string): Promise<void> {
	const day = await findCrecheDay(tx, id);
	if (!maySeeCreche(tx.actor, day.cohortId)) throw new Forbidden();
}

/** The crèche list of a session: the children expected that day and those who were signed in. Throws NotFound and Forbidden. */
export async function getCreche(tx: Tx, sessionId: string): Promise<{ day: CrecheDay; children: CrecheChild[] }> {
	const day = await findCrecheDay(tx, sessionId);
	if (!maySeeCreche(tx.actor, day.cohortId)) throw new Forbidden();
	return { day, children: await listCreche(tx, day) };
}

/** The crèche list of a session opened on a screen or printed; each parent can see who looked, once an hour. */
export async function openCreche(tx: Tx, sessionId: string): Promise<{ day: CrecheDay; children: CrecheChild[] }> {
	const creche = await getCreche(tx, sessionId);
	const people = [...new Set(creche.children.map((child) => child.personId))];
	await noteAccessHourly(tx, people, 'programmes.creche');
	return creche;
}

/** The children of a session's crèche, those of the same parent together. */
export async function listCreche(tx: Tx, day: Pick<CrecheDay, 'id' | 'cohortId' | 'startsAt'>): Promise<CrecheChild[]> {
	const on = isoDay(day.startsAt, tx.zone);
	const { rows } = await sql<CrecheChild>`
		with visits as (
			select distinct on (v.child_id) v.* from programmes.creche_visit v where v.session_id = ${day.id} and v.mistaken_at is null
			order by v.child_id, v.signed_in_at desc
		), expected as (
			select d.child_id from people.expected d where d.circle_id = ${day.cohortId} and d.day = ${on}::date
			union select child_id from visits
		)
		select k.id, k.person_id as "personId", k.first_name as "firstName", k.age_band as "ageBand", k.allergies,
			coalesce(k.needs, '') as needs, coalesce(k.collectors, '') as collectors, coalesce(k.urgent_phone, '') as "urgentPhone", k.confirmed_at as "confirmedAt", coalesce(p.called, '') as parent, v.id as "visitId",
			v.brought_by as "broughtBy", v.signed_in_at as "signedInAt", v.collected_by as "collectedBy", v.signed_out_at as "signedOutAt",
			k.id in (select programmes.away_children(${day.id})) as "isAway"
		from expected e
			join people.child_card k on k.id = e.child_id
			left join people.card p on p.id = k.person_id
			left join visits v on v.child_id = k.id
		order by lower(k.first_name), k.id`.execute(tx.db);
	return rows;
}

/** How many people mind the crèche of a course. */
export async function countCrecheTeam(tx: Tx, cohortId: string): Promise<number> {
	const { rows } = await sql<{ team: number }>`select programmes.creche_team(${cohortId}::uuid) as team`.execute(tx.db);
	return rows[0]?.team ?? 0;
}

/** How many children a crèche has or expects, how many adults that takes, and how many are on the team. */
export interface CrecheSum {
	children: number;
	adults: number;
	team: number;
	/** How many adults it would take without the children of one parent. */
	adultsBefore: number;
}

/** The sum of a session's crèche, for those who may see its list; also as it was before the children of this parent came. */
export async function sumCreche(
	tx: Tx,
	day: Pick<CrecheDay, 'id' | 'cohortId' | 'startsAt'>,
	parentId?: string
): Promise<CrecheSum> {
	const children = await listCreche(tx, day);
	const before = sumOf(children.filter((child) => child.personId !== parentId));
	return { ...sumOf(children), team: await countCrecheTeam(tx, day.cohortId), adultsBefore: before.adults };
}

const sumOf = (children: readonly CrecheChild[]) =>
	presence(children.map((child) => ({ ageBand: child.ageBand, isIn: isExpected(child) })));
