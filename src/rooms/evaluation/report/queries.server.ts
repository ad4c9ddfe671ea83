import { definitionOf } from '@kith/measures';
import { sql } from 'kysely';
import { noteReading } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { analyse, type Person } from '../change/analysis.ts';
import type { Summary } from '../change/summary.ts';
import { type DatasetRow } from '../change/rows.ts';
import { waveKinds, type WaveKind } from '../wave/form.ts';
import { measureName } from '../measure/names.ts';
import { listWaves } from '../wave/queries.server.ts';
import { mayEvaluate, maySeeAnswers } from './policy.ts';

/** Every report, newest first. */
export async function listReports(tx: Tx) {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('evaluation.report')
		.select(['id', 'title', 'measure', 'version', 'dataset_id', 'cohort_id', 'created_at'])
		.orderBy('created_at', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, measureName: measureName(row.measure) }));
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

/** What a report can be made of, newest course first: counts alone. */
export async function listUnreported(tx: Tx): Promise<Unreported[]> {
	const known = new Set((await listReports(tx)).map((report) => `${report.cohort_id} ${report.measure}`));
	const asked = Map.groupBy(await listWaves(tx), ({ cohortId, measure }) => `${cohortId} ${measure}`);
	return [...asked].flatMap(([key, all]) => {
		const [before, after] = (['before', 'after'] as const).map((kind) => all.find((wave) => wave.kind === kind));
		if (known.has(key) || !before || !after) return [];
		const { cohortId, measure, label, answered } = before;
		return [
			{
				cohortId,
				measure,
				measureName: measureName(measure),
				label,
				before: answered,
				after: after.answered,
				askedAgainOn: after.opensOn
			}
		];
	});
}

/** A report as its reader may see it: suppressed figures for all, each person's line for evaluators only. */
export async function getReport(tx: Tx, id: string) {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const report = await tx.db
		.selectFrom('evaluation.report as report')
		.innerJoin('evaluation.summary as summary', (join) =>
			join.onRef('summary.org_id', '=', 'report.org_id').onRef('summary.report_id', '=', 'report.id')
		)
		.leftJoin('programmes.cohort as cohort', (join) =>
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
		people: await peopleFor(tx, report, definition),
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
): Promise<Person[] | null> {
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
	return waveKinds.find((wave) => wave === text) ?? 'follow-up';
}
