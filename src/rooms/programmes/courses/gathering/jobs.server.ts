import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { clock } from '#platform/i18n/dates.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/** Invitations are written from this hour on; when they may leave is each person's own rule. */
const fromClock = '09:00';

/** Every minute: whoever is invited to a gathering is told once, three weeks ahead and an hour after it was said at the earliest; not she who said already that she comes. */
export async function inviteToGatherings(job: Tx): Promise<void> {
	if (clock(job.now, job.zone) < fromClock) return;
	for (const { cohort, person, once } of await toInvite(job))
		await queueLetter(job, person, 'programmes.gathering', { cohort }, once);
}

/** Who is of a circle that is invited, is not of the gathering yet, and had no letter about it. */
async function toInvite(job: Tx) {
	const { rows } = await sql<{ cohort: string; person: string; once: string }>`
		select distinct c.id as cohort, member.person_id as person, told.once
		from programmes.cohort c
			join programmes.meeting s on s.org_id = c.org_id and s.cohort_id = c.id
				and s.starts_at > ${job.now}::timestamptz and s.starts_at < ${job.now}::timestamptz + interval '21 days'
			join programmes.invited i on i.org_id = c.org_id and i.cohort_id = c.id
				and i.invited_at <= ${job.now}::timestamptz - interval '1 hour'
			join people.member member on member.org_id = i.org_id and member.circle_id = i.circle_id
			cross join lateral (select 'gathering ' || c.id || ' ' || member.person_id as once) told
			left join platform.letter letter on letter.org_id = c.org_id and letter.once = told.once
		where c.published_at is not null and letter.id is null
			and not exists (select from people.member of_it where of_it.org_id = c.org_id and of_it.circle_id = c.id and of_it.person_id = member.person_id)
		order by cohort, person`.execute(job.db);
	return rows;
}
