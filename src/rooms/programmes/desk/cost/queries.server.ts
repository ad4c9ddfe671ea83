import { sql } from 'kysely';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { getCohort } from '#programmes/courses';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { costsOf, type CostFigures } from './figures.ts';
import { costKinds, type CostLine } from './form.ts';

/** What a run was to cost and does. Throws NotFound, and Forbidden for all but those who coordinate it. */
export async function getCosts(tx: Tx, cohortId: string): Promise<CostFigures> {
	const { places } = await getCohort(tx, cohortId);
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('programmes.cost')
		.select(['what', 'planned', 'paid', 'hours'])
		.where('cohort_id', '=', cohortId)
		.execute();
	const lines = costKinds.map((what): CostLine => {
		const row = rows.find((one) => one.what === what);
		const hours = row?.hours ?? null;
		return { what, planned: row?.planned ?? 0, paid: row?.paid ?? 0, hours: hours === null ? null : Number(hours) };
	});
	const { rows: counts } = await sql<{ claims: number; meetings: number }>`
		select (select coalesce(sum(pence), 0)::integer from programmes.claim
				where cohort_id = ${cohortId}::uuid and state in ('approved', 'paid')) as claims,
			(select count(*)::integer from programmes.meeting where cohort_id = ${cohortId}::uuid) as meetings`.execute(tx.db);
	return costsOf(lines, { places, claims: counts[0]?.claims ?? 0, meetings: counts[0]?.meetings ?? 0 });
}

/** What all runs of a programme cost together, in pence; claims that were approved count in what is paid. */
export interface CostsOfProgramme {
	runs: number;
	meetings: number;
	planned: number;
	paid: number;
	/** Pence for each meeting; null where there are none. */
	aMeeting: number | null;
}

/** What the runs of the same programme cost together, of those that she coordinates. Throws Forbidden for all but those who coordinate this one. */
export async function getCostsOfProgramme(tx: Tx, cohortId: string): Promise<CostsOfProgramme> {
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const { rows } = await sql<Omit<CostsOfProgramme, 'aMeeting'>>`
		with run as (
			select c.id from programmes.cohort c where ${isCoordinated(tx, sql.ref('c.id'))}
				and c.programme_id = (select of.programme_id from programmes.cohort of where of.id = ${cohortId}::uuid)
		), cost as (select coalesce(sum(planned), 0)::integer as planned, coalesce(sum(paid), 0)::integer as paid from programmes.cost where cohort_id in (select id from run))
		select (select count(*)::integer from run) as runs, cost.planned,
			cost.paid + (select coalesce(sum(pence), 0)::integer from programmes.claim where state in ('approved', 'paid') and cohort_id in (select id from run)) as paid,
			(select count(*)::integer from programmes.meeting where cohort_id in (select id from run)) as meetings
		from cost`.execute(tx.db);
	const { runs = 0, meetings = 0, planned = 0, paid = 0 } = rows[0] ?? {};
	return { runs, meetings, planned, paid, aMeeting: meetings ? Math.round(paid / meetings) : null };
}

/** What each run costs that she coordinates and of which anything was written down, in pence. */
export async function listCostsOfRuns(
	tx: Tx
): Promise<{ label: Words; planned: number; paid: number; creche: number; claims: number }[]> {
	const { rows } = await sql<{ label: Words; planned: number; paid: number; creche: number; claims: number }>`
		with cost as (
			select cohort_id, sum(planned)::integer as planned, sum(paid)::integer as paid,
				coalesce(sum(paid) filter (where what = 'creche'), 0)::integer as creche
			from programmes.cost group by cohort_id
		), claim as (
			select cohort_id, sum(pence)::integer as claims from programmes.claim where state in ('approved', 'paid') group by cohort_id
		)
		select c.label, coalesce(k.planned, 0) as planned, coalesce(k.paid, 0) as paid, coalesce(k.creche, 0) as creche,
			coalesce(l.claims, 0) as claims
		from programmes.cohort c left join cost k on k.cohort_id = c.id left join claim l on l.cohort_id = c.id
		where (k.cohort_id is not null or l.cohort_id is not null) and ${isCoordinated(tx, sql.ref('c.id'))}
		order by c.created_at, c.id`.execute(tx.db);
	return rows;
}
