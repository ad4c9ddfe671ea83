import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/**
 * That a child went home was tapped on a phone and could not be noted, perhaps because somebody must not collect it: the facilitators
 * of the circle and everybody who coordinates there hear of it, once each, unless it was settled meanwhile.
 */
export async function tellOfGoing(job: Tx, { pocket, mark }: { pocket: string; mark: string }): Promise<void> {
	const { rows } = await sql<{ account: string }>`
		select distinct r.account_id as account from programmes.pocket_mark k
			join programmes.session s on s.org_id = k.org_id and s.id = k.session_id
			join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			join platform.role_now r on r.org_id = k.org_id and ((r.role = 'facilitator' and r.circle_id = c.id)
				or (r.role = 'coordinator' and (r.circle_id is null or r.circle_id in (c.id, c.area_id, c.partner_id))))
		where k.id = ${mark} and k.state = 'parked' order by account`.execute(job.db);
	for (const { account } of rows)
		await queueLetter(job, account, 'programmes.pocket', { pocket, mark }, `pocket ${mark} ${account}`);
}
