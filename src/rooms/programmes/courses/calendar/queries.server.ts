import { sql } from 'kysely';
import { asked } from '#platform/db/asked.ts';
import type { Entry } from '#platform/calendar/calendar-file.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Mode } from '../template/course-template.ts';
import { daysToldOff } from './policy.ts';

/** A meeting as calendars follow it, with what it is called and where it is as far as anybody may know. */
export interface PublicMeeting extends Omit<Entry, 'summary' | 'location'> {
	label: Words;
	title: Words;
	venue: string;
	area: string;
	address: string;
	postcode: string;
	mode: Mode;
}

/** The meetings of all that is published, or of what lies in one area, from 60 days ago on. What was called off stays as such for 60 days. */
export async function listPublicMeetings(tx: Tx, area: string | null): Promise<PublicMeeting[]> {
	const since = asked(new Date(tx.now.getTime() - daysToldOff * 86_400_000));
	const { rows } = await sql<PublicMeeting>`
		select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.cancelled_at as "cancelledAt", c.label, s.title,
			s.sequence + c.sequence as sequence, greatest(s.changed_at, c.changed_at) as "changedAt",
			coalesce(v.name, '') as venue, coalesce(v.area, '') as area,
			case when v.shows_address then v.address else '' end as address, case when v.shows_address then v.postcode else '' end as postcode,
			coalesce(s.mode, c.mode) as mode
		from programmes.session s
			join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
			left join programmes.area a on a.org_id = c.org_id and a.id = c.area_id
		where c.published_at is not null and s.kind <> 'reunion' and s.ends_at > ${since}
			and (s.cancelled_at is null or s.cancelled_at > ${since})
			and (${area}::text is null or coalesce(a.name, v.area) = ${area})
		order by s.starts_at, s.id`.execute(tx.db);
	return rows;
}
