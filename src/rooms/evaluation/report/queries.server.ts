import { definitionOf } from '@kith/measures';
import { sql } from 'kysely';
import { noteReading } from '#platform/audit/record.ts';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { analyse, type ScoredPerson } from '../change/analysis.ts';
import type { Summary } from '../change/summary.ts';
import { type DatasetRow } from '../change/rows.ts';
import { waveKinds, type WaveKind } from '../wave/form.ts';
import { measureName } from '../measure/words.ts';
import { mayPlanWaves } from '../wave/policy.ts';
import { mayEvaluate, maySeeAnswers } from './policy.ts';

/** One page of the reports, newest first. */
export async function listReports(tx: Tx, page = 1, length = pageLength) {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const { limit, offset } = rowsOf(page, length);
	const rows = await tx.db
		.selectFrom('evaluation.report')
		.select(['id', 'title', 'measure', 'version', 'dataset_id', 'cohort_id', 'created_at'])
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.offset(offset)
		.execute();
	return pageOf(
		rows.map((row) => ({ ...row, measureName: measureName(row.measure) })),
		length
	);
}

/** A course of ours that was asked a measure before and afterwards, and has no report of it yet. */
export interface Unreported {
	cohortId: string;
	measure: string;
	measureName: string;
	label: unknown;
	/** How many answered before, and how many afterwards. */
	before: number;
	after: number;
	/** The day on which it is asked again, "2027-02-23". */
	askedAgainOn: string;
}

/** One page of what a report can be made of, newest course first: counts alone. */
export async function listUnreported(tx: Tx, page = 1, length = pageLength): Promise<Page<Unreported>> {
	if (!mayEvaluate(tx.actor) || !mayPlanWaves(tx.actor)) throw new Forbidden();
	const { limit, offset } = rowsOf(page, length);
	const { rows } = await sql<Omit<Unreported, 'measureName'>>`
		with chosen as (
			select b.cohort_id, b.measure, a.opens_on, c.label, c.created_at
			from evaluation.wave b
				join evaluation.wave a on a.org_id = b.org_id and a.cohort_id = b.cohort_id and a.measure = b.measure and a.kind = 'after'
				join programmes.course_card c on c.org_id = b.org_id and c.id = b.cohort_id
			where b.kind = 'before' and not exists (select from evaluation.report r
				where r.org_id = b.org_id and r.cohort_id = b.cohort_id and r.measure = b.measure)
			order by c.created_at desc, b.cohort_id desc, b.measure limit ${limit} offset ${offset})
		select chosen.cohort_id as "cohortId", chosen.measure, chosen.label, chosen.opens_on as "askedAgainOn", f.before, f.after
		from chosen cross join lateral (
			select coalesce(max(answered) filter (where kind = 'before'), 0) as before,
				coalesce(max(answered) filter (where kind = 'after'), 0) as after
			from evaluation.flow(chosen.cohort_id, chosen.measure)) f
		order by chosen.created_at desc, chosen.cohort_id desc, chosen.measure`.execute(tx.db);
	return pageOf(
		rows.map((row) => ({ ...row, measureName: measureName(row.measure) })),
		length
	);
}

/** A report as its reader may see it: suppressed figures for all, each person's line for evaluators only. */
export async function getReport(tx: Tx, id: string) {
	const report = await getFigures(tx, id);
	return { ...report, people: await peopleFor(tx, report, report.definition) };
}

/** What every reader of a report may see: the suppressed figures, and how many were invited. Throws NotFound. */
export async function getFigures(tx: Tx, id: string) {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const report = await tx.db
		.selectFrom('evaluation.report as report')
		.innerJoin('evaluation.summary as summary', (join) =>
			join.onRef('summary.org_id', '=', 'report.org_id').onRef('summary.report_id', '=', 'report.id')
		)
		.leftJoin('programmes.course_card as cohort', (join) =>
			join.onRef('cohort.org_id', '=', 'report.org_id').onRef('cohort.id', '=', 'report.cohort_id')
		)
		.select([
			'report.id',
			'report.title',
			'report.measure',
			'report.version',
			'report.dataset_id',
			'report.cohort_id',
			'summary.figures',
			'summary.made_at',
			'cohort.label as cohort_label'
		])
		.where('report.id', '=', id)
		.executeTakeFirst();
	const definition = report && definitionOf(report.measure);
	if (!report || !definition) throw new NotFound();
	return {
		...report,
		definition,
		summary: report.figures as unknown as Summary,
		invited: await invitedTo(tx, report)
	};
}

interface Over {
	measure: string;
	dataset_id: string | null;
	cohort_id: string | null;
}

async function peopleFor(
	tx: Tx,
	report: Over,
	definition: NonNullable<ReturnType<typeof definitionOf>>
): Promise<ScoredPerson[] | null> {
	if (!maySeeAnswers(tx.actor)) return null;
	return analyse(
		definition,
		await listRows(tx, { measure: report.measure, datasetId: report.dataset_id, cohortId: report.cohort_id })
	).people;
}

/** How many were invited, where we invited them ourselves; null for a spreadsheet that came from outside. */
async function invitedTo(tx: Tx, report: Over): Promise<{ kind: string; invited: number }[] | null> {
	if (!report.cohort_id) return null;
	const { rows } = await sql<{
		kind: string;
		invited: number;
	}>`select kind, invited from evaluation.flow(${report.cohort_id}::uuid, ${report.measure})`.execute(tx.db);
	return rows;
}

/** The answers a report is made from, under pseudonyms. Only evaluators get any. */
export async function listRows(
	tx: Tx,
	over: { measure: string; datasetId: string | null; cohortId: string | null }
): Promise<DatasetRow[]> {
	if (!maySeeAnswers(tx.actor)) throw new Forbidden();
	await noteReading(tx, 'evaluation.answers');
	return over.datasetId ? rowsOfDataset(tx, over.datasetId) : rowsOfCohort(tx, over.cohortId ?? '', over.measure);
}

async function rowsOfDataset(tx: Tx, datasetId: string): Promise<DatasetRow[]> {
	const rows = await tx.db
		.selectFrom('evaluation.dataset_row')
		.selectAll()
		.where('dataset_id', '=', datasetId)
		.orderBy('line')
		.execute();
	return rows.map((row) => ({
		...row,
		wave: kindOf(row.wave),
		answeredOn: row.answered_on,
		answers: row.answers as Record<string, number | null>
	}));
}

async function rowsOfCohort(tx: Tx, cohortId: string, measure: string): Promise<DatasetRow[]> {
	const responses = await tx.db
		.selectFrom('evaluation.response as response')
		.innerJoin('evaluation.wave as wave', (join) =>
			join.onRef('wave.org_id', '=', 'response.org_id').onRef('wave.id', '=', 'response.wave_id')
		)
		.select(['response.id', 'response.participant_id', 'response.language', 'wave.kind'])
		.where('wave.cohort_id', '=', cohortId)
		.where('wave.measure', '=', measure)
		.where('response.finished_at', 'is not', null)
		.execute();
	const ids = responses.map((response) => response.id);
	const answers = ids.length
		? await tx.db
				.selectFrom('evaluation.answer')
				.select(['response_id', 'item', 'value'])
				.where('response_id', 'in', ids)
				.execute()
		: [];
	return responses.map((response, line) => ({
		line,
		participant: response.participant_id,
		cohort: '',
		wave: kindOf(response.kind),
		language: response.language,
		answeredOn: null,
		answers: Object.fromEntries(
			answers
				.filter((answer) => answer.response_id === response.id)
				.map((answer) => [answer.item, answer.value === null ? null : Number(answer.value)])
		)
	}));
}

function kindOf(text: string): WaveKind {
	return waveKinds.find((wave) => wave === text) ?? 'later';
}
