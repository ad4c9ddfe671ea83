import { sql, type RawBuilder } from 'kysely';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { WaveKind } from './form.ts';
import { isOpen, mayHandOver, mayPlanWaves, type WaveDays } from './policy.ts';

/** When the parents of a course are asked a measure. */
export interface Wave extends WaveDays {
	id: string;
	cohortId: string;
	measure: string;
	kind: WaveKind;
}

const columns = [
	'id',
	'cohort_id as cohortId',
	'measure',
	'kind',
	'opens_on as opensOn',
	'closes_on as closesOn'
] as const;

/** One wave. Throws NotFound. */
export async function getWave(tx: Tx, id: string): Promise<Wave> {
	const row = isId(id)
		? await tx.db.selectFrom('evaluation.wave').select(columns).where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw new NotFound();
	return row as Wave;
}

/** The waves that can be answered today, of those courses in which whoever asks may hand a phone over. */
export async function listOpenWaves(tx: Tx, cohortIds: string[], zone: string): Promise<Wave[]> {
	const mine = cohortIds.filter((id) => mayHandOver(tx.actor, id));
	if (!mine.length) return [];
	const rows = (await tx.db
		.selectFrom('evaluation.wave')
		.select(columns)
		.where('cohort_id', 'in', mine)
		.orderBy('opens_on')
		.execute()) as Wave[];
	return rows.filter((wave) => isOpen(wave, tx.now, zone));
}

/** A wave and how many were asked and answered: counts alone. */
export interface CountedWave extends Wave {
	label: unknown;
	invited: number;
	answered: number;
}

/** The waves of one course; how many answered, never who. */
export async function listWaves(tx: Tx, cohortId: string): Promise<CountedWave[]> {
	return counted(tx, sql`where w.cohort_id = ${cohortId}::uuid`);
}

/** One page of all waves, newest course first. */
export async function listWavePage(tx: Tx, page: number, length = pageLength): Promise<Page<CountedWave>> {
	const { limit, offset } = rowsOf(page, length);
	return pageOf(await counted(tx, sql``, sql`limit ${limit} offset ${offset}`), length);
}

/** The measures that are asked now or will be. */
export async function listMeasuresAsked(tx: Tx, today: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('evaluation.wave')
		.select('measure')
		.distinct()
		.where('closes_on', '>=', today)
		.orderBy('measure')
		.execute();
	return rows.map((row) => row.measure);
}

/** The courses in which something can still be asked, newest first: those that met within a year, or will. */
export async function listCoursesToAsk(tx: Tx): Promise<{ id: string; label: unknown }[]> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden();
	const aYearAgo = new Date(tx.now.getTime() - 365 * 86_400_000);
	return tx.db
		.selectFrom('programmes.course_card')
		.select(['id', 'label'])
		.where('id', 'in', (from) =>
			from.selectFrom('programmes.meeting').select('cohort_id').where('ends_at', '>', aYearAgo)
		)
		.orderBy('created_at', 'desc')
		.$castTo<{ id: string; label: unknown }>() // columns of a view have no "not null" of their own
		.execute();
}

// Counts after choosing: each count reads a course's answers.
async function counted(tx: Tx, which: RawBuilder<unknown>, part = sql``): Promise<CountedWave[]> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden();
	const { rows } = await sql<CountedWave>`
		with chosen as (
			select w.id, w.cohort_id, w.measure, w.kind, w.opens_on, w.closes_on, c.label, c.created_at
			from evaluation.wave w join programmes.course_card c on c.org_id = w.org_id and c.id = w.cohort_id
			${which} order by c.created_at desc, w.cohort_id desc, w.measure, w.opens_on, w.id ${part})
		select w.id, w.cohort_id as "cohortId", w.measure, w.kind, w.opens_on as "opensOn", w.closes_on as "closesOn", w.label,
			coalesce(f.invited, 0) as invited, coalesce(f.answered, 0) as answered
		from chosen w left join lateral evaluation.flow(w.cohort_id, w.measure) f on f.kind = w.kind
		order by w.created_at desc, w.cohort_id desc, w.measure, w.opens_on, w.id`.execute(tx.db);
	return rows;
}
