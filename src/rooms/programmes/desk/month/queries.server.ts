import { sql } from 'kysely';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Mode } from '#rooms/programmes/courses/template/course-template.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { clashing, monthsAfter, type Booked, type Month } from './policy.ts';

/** A meeting in the calendar of all courses. */
export interface Booking extends Booked {
	cohortId: string;
	course: Words;
	title: Words;
	venue: string | null;
	mode: Mode;
	/** Its course is not on the site yet. */
	isDraft: boolean;
	/** Another meeting is planned in the same hall at the same time. */
	clashes: boolean;
}

/** No charity meets more often in a month; a list has an end. */
const most = 500;

/** From which month to which there is anything to look at, the present one included. */
export async function monthsHeld(tx: Tx, today: string): Promise<{ first: Month; last: Month }> {
	const { rows } = await sql<{ first: Date | null; last: Date | null }>`
		select min(s.starts_at) as first, max(s.starts_at) as last from programmes.session s where ${isCoordinated(tx, sql.ref('s.cohort_id'))}`.execute(
		tx.db
	);
	const held = [rows[0]?.first, rows[0]?.last].flatMap((at) => (at ? [isoDay(at, tx.zone)] : []));
	const months = [today, ...held].map((day) => day.slice(0, 7)).sort();
	return { first: months[0] ?? today, last: months.at(-1) ?? today };
}

/** Every meeting of a month in all courses, called off or not, in the order of time. */
export async function listMonth(tx: Tx, month: Month): Promise<Booking[]> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const [from, to] = [month, monthsAfter(month, 1)].map((first) => instantOf(`${first}-01`, '00:00', tx.zone));
	const { rows } = await sql<Omit<Booking, 'clashes'>>`
		select s.id, s.cohort_id as "cohortId", case when coalesce(s.mode, c.mode) <> 'online' then c.venue_id end as "venueId", coalesce(s.mode, c.mode) as mode, c.label as course, s.title, v.name as venue,
			c.published_at is null as "isDraft", s.starts_at as "startsAt", s.ends_at as "endsAt", s.cancelled_at as "cancelledAt"
		from programmes.session s
			join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
		where s.starts_at >= ${from} and s.starts_at < ${to} and ${isCoordinated(tx, sql.ref('s.cohort_id'))}
		order by s.starts_at, v.name, s.id limit ${most}`.execute(tx.db);
	const clash = clashing(rows);
	return rows.map((row) => ({ ...row, clashes: clash.has(row.id) }));
}
