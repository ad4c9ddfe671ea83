import { sql } from 'kysely';
import { noteAccessHourly } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { AgeBand } from '#rooms/people/child/form.ts';
import { foldNeeds } from '#rooms/people/need/policy.ts';
import type { Need } from '#rooms/people/need/form.ts';
import type { Day } from '../day/queries.server.ts';
import { differencesIn, markFields, standingIds, type Difference, type KeptMark } from '../mark/policy.ts';
import { markAsJson } from '../mark/queries.server.ts';
import type { AttendanceState } from './form.ts';

/** A child of somebody on the register. What it is allergic to is known on the day of the session only. */
export interface LineChild {
	firstName: string;
	ageBand: AgeBand;
	allergies: string | null;
	confirmedAt: string | null;
}

/** A line of the register: somebody who has a place, or who walked in. */
export interface Line {
	personId: string;
	called: string;
	language: string;
	hasPlace: boolean;
	walkIn: boolean;
	state: AttendanceState | null;
	brought: string;
	notedBy: string | null;
	notedByName: string | null;
	notedAt: Date | null;
	tells: string[];
	/** What she needs to take part, one of a kind. */
	needs: Need[];
	children: LineChild[];
	/** How often she came to this course before. */
	cameBefore: number;
	/** She joined after the session before this one, or this is her first time without a place. */
	isNew: boolean;
	/** No word from her at as many sessions before this one as her run says. */
	isMissed: boolean;
	/** How the last try to reach her went, since she was missed. */
	reached: string | null;
	/** The marks that stand of her, by their ids: what a tap on this screen saw. */
	saw: string;
	/** What two phones say differently of her. */
	differences: Difference[];
}

/** A line as it comes from the database, with its marks; without any where they were let go. */
interface MarkedLine extends Omit<Line, 'saw' | 'differences'> {
	attendanceId: string | null;
	marks: KeptMark[] | null;
}

/** The register of a session in the order of names: everybody who has a place, and whoever walked in. One query. */
export async function listRegister(tx: Tx, day: Pick<Day, 'id'>): Promise<Line[]> {
	const { rows } = await sql<MarkedLine>`
		with ${gathered(day.id)}
		select c.person_id as "personId", p.called, who.language, c.has_place as "hasPlace",
			coalesce(a.walk_in, false) as "walkIn", a.state, coalesce(a.brought, '') as brought, a.noted_by as "notedBy",
			n.called as "notedByName", a.noted_at as "notedAt", c.tells, coalesce(wants.needs, '[]') as needs, coalesce(kids.children, '[]') as children,
			coalesce(past.came, 0)::int as "cameBefore",
			coalesce(past.came, 0) = 0 and exists (select from earlier e where e.back = 1 and (c.place_at is null or c.place_at > e.starts_at)) as "isNew",
			c.has_place and coalesce(past.words, 0) = 0
				and day.call_after = (select count(*) from earlier e where e.back <= day.call_after and case when c.session_id is null then c.place_at < e.starts_at
					else exists (select from programmes.registration r where r.session_id = e.id and r.person_id = c.person_id and r.state = 'place') end) as "isMissed",
			tries.outcome as reached, a.id as "attendanceId", taps.marks
		from coming c
			cross join day
			join people.card p on p.id = c.person_id
			join platform.account who on who.id = c.person_id
			left join programmes.attendance a on a.session_id = ${day.id} and a.person_id = c.person_id
			left join people.card n on n.id = a.noted_by
			left join past on past.person_id = c.person_id
			left join wants on wants.person_id = c.person_id
			left join kids on kids.person_id = c.person_id
			left join tries on tries.person_id = c.person_id
			left join taps on taps.person_id = c.person_id
		order by lower(p.called), c.person_id`.execute(tx.db);
	return rows.map(({ marks, attendanceId, ...line }) => {
		const saw = marks ? standingIds(marks, markFields) : attendanceId ? [attendanceId] : [];
		const needs = foldNeeds(line.needs);
		return { ...line, needs, saw: saw.join(' '), differences: marks ? differencesIn(marks) : [] };
	});
}

/** What the register is made of: the session, those before it, who comes, what each did before, her children, and tries to reach her. */
const gathered = (id: string) => sql`
		day as materialized (
			select s.id, s.cohort_id, s.starts_at, c.call_after from programmes.session s
				join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id where s.id = ${id}
		), earlier as materialized (
			select s.id, s.starts_at, row_number() over (order by s.starts_at desc) as back from programmes.meeting s
			where s.cohort_id = (select cohort_id from day) and s.starts_at < (select starts_at from day)
				and exists (select from programmes.attendance a where a.org_id = s.org_id and a.session_id = s.id)
		), coming as materialized (
			select r.person_id, r.session_id, r.place_at, r.tells, true as has_place from programmes.registration r
			where r.cohort_id = (select cohort_id from day) and (r.session_id is null or r.session_id = ${id}) and r.state = 'place'
			union all
			select a.person_id, null, null, '{}', false from programmes.attendance a
				left join programmes.registration r on r.org_id = a.org_id and r.cohort_id = (select cohort_id from day) and r.person_id = a.person_id
					and (r.session_id is null or r.session_id = ${id})
			where a.session_id = ${id} and a.walk_in and (r.state is null or r.state in ('waiting', 'offered'))
		), past as (
			select a.person_id, count(*) filter (where a.state in ('came', 'late', 'left-early')) as came,
				count(*) filter (where e.back <= (select call_after from day) and a.state <> 'no-word') as words
			from earlier e join programmes.attendance a on a.session_id = e.id group by a.person_id
		), wants as (
			select w.person_id, json_agg(json_build_object('kind', w.kind, 'choices', w.choices, 'words', w.words) order by w.since) as needs
			from people.need_card w where w.person_id in (select person_id from coming) group by w.person_id
		), kids as (
			select k.person_id, json_agg(json_build_object('firstName', k.first_name, 'ageBand', k.age_band,
				'allergies', k.allergies, 'confirmedAt', k.confirmed_at) order by k.created_at, k.id) as children
			from people.child_card k
			where k.put_away_at is null and k.person_id in (select person_id from coming) group by k.person_id
		), tries as (
			select distinct on (n.person_id) n.person_id, n.outcome from programmes.follow_up n
			where n.cohort_id = (select cohort_id from day) and n.reason = 'no-word-twice'
				and n.noted_at > (select e.starts_at from earlier e where e.back = 1)
			order by n.person_id, n.noted_at desc
		), taps as (
			select k.person_id, json_agg(${markAsJson}) as marks from programmes.mark k left join people.card n on n.id = k.noted_by
			where k.session_id = ${id} group by k.person_id
		)`;

/** The register as it is opened on a screen: whoever is on it can see who looked, once an hour. */
export async function openRegister(tx: Tx, day: Pick<Day, 'id'>): Promise<Line[]> {
	const lines = await listRegister(tx, day);
	await noteAccessHourly(
		tx,
		lines.map((line) => line.personId),
		'programmes.register'
	);
	return lines;
}

/** So many of those who came lately stand as buttons on the register of an open door. */
const mostExpected = 24;

/** Who may come to a meeting with an open door: those of the circle who came lately, whoever came last first. Null where one needs a place. */
export async function listExpected(tx: Tx, id: string): Promise<{ id: string; called: string }[] | null> {
	const { rows } = await sql<{ open: boolean; people: { id: string; called: string }[] }>`
		select c.way_in = 'open' as open, coalesce((
			select json_agg(json_build_object('id', who.person_id, 'called', p.called) order by lower(p.called), who.person_id)
			from (select a.person_id, max(s.starts_at) as last_at from programmes.attendance a
					join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
					where s.cohort_id = c.id and c.way_in = 'open' and s.id <> day.id
						and not exists (select from programmes.attendance here where here.org_id = a.org_id and here.session_id = day.id and here.person_id = a.person_id)
					group by a.person_id order by last_at desc, a.person_id limit ${mostExpected}) who
				join people.card p on p.id = who.person_id), '[]') as people
		from programmes.session day join programmes.cohort c on c.org_id = day.org_id and c.id = day.cohort_id
		where day.id = ${id}`.execute(tx.db);
	const [day] = rows;
	return day?.open ? day.people : null;
}

/** The people who came to this course before without a place and are not on this session's register yet. */
export async function listKnownWalkIns(
	tx: Tx,
	day: Pick<Day, 'id' | 'cohortId'>
): Promise<{ id: string; called: string }[]> {
	const rows = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('people.card as card', 'card.id', 'member.person_id')
		.leftJoin('programmes.registration as registration', (join) =>
			join
				.onRef('registration.cohort_id', '=', 'member.circle_id')
				.onRef('registration.person_id', '=', 'member.person_id')
				.on((on) => on.or([on('registration.session_id', 'is', null), on('registration.session_id', '=', day.id)]))
		)
		.leftJoin('programmes.attendance as line', (join) =>
			join.onRef('line.person_id', '=', 'member.person_id').on('line.session_id', '=', day.id)
		)
		.select(['card.id', 'card.called'])
		.where('member.circle_id', '=', day.cohortId)
		.where('line.id', 'is', null)
		.where((on) =>
			on.or([on('registration.state', 'is', null), on('registration.state', 'in', ['waiting', 'offered'])])
		)
		.orderBy('card.called')
		.execute();
	return rows.map(({ id, called }) => ({ id: id ?? '', called: called ?? '' }));
}
