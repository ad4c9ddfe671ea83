import { definitionOf } from '@kith/measures';
import type { Release } from '@kith/small-statistics';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { analyse, type Analysis } from '../change/analysis.ts';
import { summarise } from '../change/summary.ts';
import { lockReport } from '../locks.ts';
import { mayEvaluate, maySeeAnswers } from './policy.ts';
import { listWaves } from '../wave/queries.server.ts';
import { listRows } from './queries.server.ts';

interface NewReport {
	/** in each language it is known in */
	title: unknown;
	measure: string;
	datasetId?: string;
	cohortId?: string;
}

/** Opens the report over a spreadsheet or over a cohort, with its first figures; returns its id. */
export async function openReport(tx: Tx, report: NewReport, analysis: Analysis): Promise<string> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const id = uuidv7();
	const values = {
		org_id: tx.actor.orgId,
		id,
		title: JSON.stringify(report.title),
		measure: report.measure,
		dataset_id: report.datasetId ?? null,
		cohort_id: report.cohortId ?? null,
		created_by: tx.actor.id
	};
	await tx.db.insertInto('evaluation.report').values(values).execute();
	const { summary, release } = summarise(analysis);
	await tx.db
		.insertInto('evaluation.summary')
		.values({ org_id: tx.actor.orgId, report_id: id, figures: JSON.stringify(summary), made_by: tx.actor.id })
		.execute();
	await keepRelease(tx, id, 1, release);
	await record(tx, 'evaluation.report.opened', { report: id });
	return id;
}

/**
 * Opens the report over what the parents of one course answered to a measure, under the course's name. Opened once; a
 * second time leads to the one that is there.
 */
export async function openCohortReport(
	tx: Tx,
	cohortId: string,
	measure: string
): Promise<Outcome<'not-asked', string>> {
	if (!maySeeAnswers(tx.actor)) throw new Forbidden();
	await lockReport(tx, cohortId, measure);
	const [asked] = (await listWaves(tx, cohortId)).filter((wave) => wave.measure === measure);
	const definition = definitionOf(measure);
	if (!asked || !definition) return refused('not-asked');
	const there = await tx.db
		.selectFrom('evaluation.report')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.where('measure', '=', measure)
		.executeTakeFirst();
	if (there) return doneWith(there.id);
	const rows = await listRows(tx, { measure, datasetId: null, cohortId });
	return doneWith(await openReport(tx, { title: asked.label, measure, cohortId }, analyse(definition, rows)));
}

/** Makes the figures that readers see anew from the answers as they are now: the next working version. */
export async function refreshReport(tx: Tx, id: string): Promise<Outcome<'no-measure'>> {
	const report = await tx.db
		.selectFrom('evaluation.report')
		.select(['id', 'measure', 'dataset_id', 'cohort_id', 'version'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!report) throw new NotFound();
	if (!maySeeAnswers(tx.actor)) throw new Forbidden();
	const definition = definitionOf(report.measure);
	if (!definition) return refused('no-measure');
	const rows = await listRows(tx, {
		measure: report.measure,
		datasetId: report.dataset_id,
		cohortId: report.cohort_id
	});
	const earlier = await tx.db
		.selectFrom('evaluation.release')
		.select('release')
		.where('report_id', '=', id)
		.orderBy('version')
		.execute();
	const { summary, release } = summarise(
		analyse(definition, rows),
		earlier.map((row) => row.release as unknown as Release)
	);
	const version = report.version + 1;
	await tx.db.updateTable('evaluation.report').set({ version }).where('id', '=', id).execute();
	await tx.db
		.updateTable('evaluation.summary')
		.set({ figures: JSON.stringify(summary), made_at: tx.now, made_by: tx.actor.id })
		.where('report_id', '=', id)
		.execute();
	await keepRelease(tx, id, version, release);
	await record(tx, 'evaluation.report.refreshed', { report: id, version });
	return done;
}

async function keepRelease(tx: Tx, report: string, version: number, release: Release | null): Promise<void> {
	if (!release) return;
	await tx.db
		.insertInto('evaluation.release')
		.values({ org_id: tx.actor.orgId, report_id: report, version, release: JSON.stringify(release) })
		.execute();
}
