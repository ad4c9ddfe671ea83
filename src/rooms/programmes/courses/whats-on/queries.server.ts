import { sql } from 'kysely';
import { asked } from '#platform/db/asked.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { getBands } from '#creche';
import type { Bands } from '#rooms/people/child/form.ts';
import type { Cohort } from '../cohort/queries.server.ts';
import type { Mode } from '../template/course-template.ts';

/** One meeting to which anybody may come or ask to come, with what she needs to know before she opens its page. */
export interface OnEntry extends Pick<Cohort, 'slug' | 'wayIn' | 'children' | 'label' | 'cost' | 'heldIn' | 'forWhom'> {
	id: string;
	title: Words;
	startsAt: Date;
	/** Its weekday by the clock of the place, 0 for Sunday. */
	day: number;
	endsAt: Date;
	cancelledAt: Date | null;
	/** How this meeting meets. */
	mode: Mode;
	/** Where it is, as far as anybody may know; null where nobody has said. */
	venue: { name: string; area: string; stepFree: boolean } | null;
	/** The name of the area that the charity named. */
	area: string | null;
	bands: Bands;
	/** Places that are left, 0 where people wait; null where the door is open. */
	left: number | null;
}

type Row = Omit<OnEntry, 'bands' | 'left' | 'venue'> & {
	cohortId: string;
	venueName: string | null;
	venueArea: string | null;
	stepFree: boolean | null;
};

/** All that is on from now, the next first, called off or not, so that nobody comes in vain. Reunions are for those who were there. */
export async function listWhatsOn(tx: Tx): Promise<OnEntry[]> {
	const { rows } = await sql<Row>`
		select s.id, s.title, s.starts_at as "startsAt", extract(dow from s.starts_at at time zone ${tx.zone})::integer as day, s.ends_at as "endsAt",
			s.cancelled_at as "cancelledAt", coalesce(s.mode, c.mode) as mode,
			c.id as "cohortId", c.slug, c.way_in as "wayIn", c.children, c.label, c.cost, c.held_in as "heldIn", c.for_whom as "forWhom",
			v.name as "venueName", v.area as "venueArea", v.step_free as "stepFree", a.name as area
		from programmes.session s
			join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
			left join programmes.area a on a.org_id = c.org_id and a.id = c.area_id
		where c.published_at is not null and s.kind <> 'reunion' and s.ends_at > ${asked(tx.now)}
		order by s.starts_at, s.id`.execute(tx.db);
	const cohorts = [...new Set(rows.map(({ cohortId }) => cohortId))];
	const [left, bands] = [await listPlacesLeft(tx, rows), await getBands(tx, cohorts)];
	return rows.flatMap((row) => {
		const places = bands.get(row.cohortId);
		return places ? [entryOf(row, { bands: places, left: left.get(row.id) ?? left.get(row.cohortId) ?? null })] : [];
	});
}

function entryOf(row: Row, run: Pick<OnEntry, 'bands' | 'left'>): OnEntry {
	const { cohortId: _, venueName, venueArea, stepFree, ...entry } = row;
	const venue = venueName === null ? null : { name: venueName, area: venueArea ?? '', stepFree: stepFree ?? false };
	return { ...entry, ...run, venue };
}

/** The places that are left, by run, and by meeting where places are had for one. */
async function listPlacesLeft(tx: Tx, entries: readonly Row[]): Promise<Map<string, number | null>> {
	const cohorts = [...new Set(entries.map(({ cohortId }) => cohortId))];
	const single = entries.filter(({ wayIn }) => wayIn === 'each').map(({ id }) => id);
	const { rows } = await sql<{ id: string; left: number | null }>`
		select c.id, case when c.way_in = 'open' then null when programmes.waiting(c.id) > 0 then 0
			else greatest(0, c.places - programmes.places_taken(c.id)) end as left
		from programmes.cohort c where c.id = any(${cohorts}::uuid[]) and c.way_in <> 'each'
		union all
		select s.id, case when programmes.waiting(c.id, s.id) > 0 then 0 else greatest(0, c.places - programmes.places_taken(c.id, s.id)) end
		from programmes.session s join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id where s.id = any(${single}::uuid[])`.execute(
		tx.db
	);
	return new Map(rows.map(({ id, left }) => [id, left]));
}
