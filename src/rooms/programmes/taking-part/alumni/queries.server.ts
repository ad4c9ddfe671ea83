import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** A programme of which somebody was at a run that is over, or to whose alumni she belongs. */
export interface FinishedProgramme {
	id: string;
	name: Words;
	isAlumna: boolean;
}

/** The programmes whose alumni whoever asks may join or is among, by name. */
export async function listFinishedProgrammes(tx: Tx): Promise<FinishedProgramme[]> {
	const { rows } = await sql<FinishedProgramme>`
		select p.id, p.name, p.id in (select programmes.own_circles()) as "isAlumna" from programmes.programme p
		where p.id in (select programmes.own_finished() union select programmes.own_circles())
		order by p.name ->> 'en', p.id`.execute(tx.db);
	return rows;
}

/** A gathering to which whoever asks is invited, and what she said. */
export interface GatheringInvitation {
	cohortId: string;
	slug: string;
	label: Words;
	startsAt: Date;
	endsAt: Date;
	/** Where it is, as far as it may be known; empty where nobody has said. */
	venue: string;
	/** The circles of hers because of which she is invited. */
	because: Words[];
	/** She said that she would like to come. */
	isComing: boolean;
}

/** The gatherings to come to which whoever asks is invited, the next first. */
export async function listMyInvitations(tx: Tx): Promise<GatheringInvitation[]> {
	const { rows } = await sql<GatheringInvitation>`
		select c.id as "cohortId", c.slug, c.label, s.starts_at as "startsAt", s.ends_at as "endsAt", coalesce(v.name, '') as venue,
			(select json_agg(coalesce(r.label, p.name) order by i.id) from programmes.invited i
				left join programmes.cohort r on r.org_id = i.org_id and r.id = i.run_id
				left join programmes.programme p on p.org_id = i.org_id and p.id = i.programme_id
				where i.cohort_id = c.id and i.circle_id in (select programmes.own_circles())) as because,
			c.id in (select programmes.own_circles()) as "isComing"
		from programmes.cohort c
			join lateral (select m.starts_at, m.ends_at from programmes.meeting m where m.org_id = c.org_id and m.cohort_id = c.id
				and m.ends_at > ${tx.now}::timestamptz order by m.starts_at limit 1) s on true
			left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
		where c.published_at is not null and c.id in (select cohort_id from programmes.invited where circle_id in (select programmes.own_circles()))
		order by s.starts_at, c.id`.execute(tx.db);
	return rows;
}
