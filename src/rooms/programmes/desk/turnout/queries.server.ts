import { sql } from 'kysely';
import { asked } from '#platform/db/asked.ts';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';

/** How many places of a meeting were taken when it began, guests and seats of a trip counted in, and how many of those came. */
export interface Turnout {
	startsAt: Date;
	booked: number;
	came: number;
}

/** So many of the last meetings say enough. */
const mostShown = 3;

/** Booked against came, of the last meetings of a programme whose register was kept; of the runs that whoever asks coordinates. */
export async function listTurnout(tx: Tx, programme: { id: string }): Promise<Turnout[]> {
	const { rows } = await sql<Turnout>`
		with last as (
			select m.org_id, m.id, m.cohort_id, m.starts_at from programmes.programme p
				join programmes.cohort c on c.org_id = p.org_id and c.programme_id = p.id and c.places is not null
				join programmes.meeting m on m.org_id = c.org_id and m.cohort_id = c.id
			where p.id = ${programme.id}::uuid and m.ends_at <= ${asked(tx.now)} and ${isCoordinated(tx, sql.ref('c.id'))}
				and exists (select from programmes.attendance a where a.org_id = m.org_id and a.session_id = m.id)
			order by m.starts_at desc, m.id limit ${mostShown})
		select l.starts_at as "startsAt", (places.booked + guests.booked)::int as booked, (places.came + guests.came)::int as came
		from last l
			cross join lateral (select coalesce(sum(r.grown_ups + r.children), 0) as booked,
					coalesce(sum(r.grown_ups + r.children) filter (where a.state in ('came', 'late', 'left-early')), 0) as came
				from programmes.registration r
					left join programmes.attendance a on a.org_id = r.org_id and a.session_id = l.id and a.person_id = r.person_id
				where r.org_id = l.org_id and r.cohort_id = l.cohort_id and (r.session_id is null or r.session_id = l.id)
					and (r.place_at <= l.starts_at or not a.walk_in) and (r.state = 'place' or r.left_at > l.starts_at)) places
			cross join lateral (select count(*) as booked, count(*) filter (where g.came) as came from programmes.guest g
				where g.org_id = l.org_id and g.cohort_id = l.cohort_id and (g.session_id is null or g.session_id = l.id)
					and g.booked_at <= l.starts_at and (g.given_up_at is null or g.given_up_at > l.starts_at)) guests
		where places.booked + guests.booked > 0
		order by l.starts_at`.execute(tx.db);
	return rows;
}
