import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { areaFiguresOf, type QuarterCount, type QuarterLine } from './policy.ts';

/** Counts each area for the quarters that are over for two weeks, once: what is small is hidden before it is kept. */
export async function countQuarters(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { rows } = await sql<{ began: string }>`
		select began::text as began from programmes.quarters_to_count(${job.actor.orgId}::uuid) as began`.execute(job.db);
	for (const { began } of rows) await countQuarter(job, began);
}

async function countQuarter(job: Tx, began: string): Promise<void> {
	const { rows } = await sql<QuarterLine>`
		select area, session, held_on as "heldOn", person, came_before as "cameBefore" from programmes.quarter_lines(${began}::date)`.execute(
		job.db
	);
	const { rows: counts } = await sql<QuarterCount>`
		select area, case what when 'given_back' then 'givenBack' else what end as what, of, pence from programmes.quarter_counts(${began}::date)`.execute(
		job.db
	);
	const { rows: counted } = await sql<{ session: string; adults: number }>`
		select session, adults from programmes.quarter_heads(${began}::date)`.execute(job.db);
	const figures = areaFiguresOf(rows, counts, new Map(counted.map(({ session, adults }) => [session, adults])));
	await job.db
		.insertInto('programmes.area_figure')
		.values(
			figures.map(({ areaId, isTotal, firstTimers, givenBack, ...figure }) => ({
				...{ org_id: job.actor.orgId, began, area_id: areaId, is_total: isTotal, counted_at: job.now },
				...{ ...figure, first_timers: firstTimers, given_back: givenBack }
			}))
		)
		.execute();
	await record(job, 'programmes.quarter.counted', { began, areas: figures.length - 1 });
}
