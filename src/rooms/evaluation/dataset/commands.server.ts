import type { MeasureDefinition } from '@kith/measures';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Table } from '#platform/sheets/table.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { analyse } from '../change/analysis.ts';
import { lockFile } from '../locks.ts';
import { openReport } from '../report/commands.server.ts';
import { mayEvaluate } from '../report/policy.ts';
import type { Columns } from './columns.ts';
import { readDataset, type SaidOfSheet } from './read.ts';
import type { DatasetRow } from '../change/rows.ts';

interface Brought {
	id: string;
	title: string;
	definition: MeasureDefinition;
	table: Table;
	bytes: Uint8Array;
	columns: Columns;
	/** What somebody had to say about it; kept beside the columns, so that it can be seen how it was read. */
	said?: SaidOfSheet;
}

/**
 * Brings a spreadsheet in, whole or not at all, and opens its report; returns the report's id. Throws WrongFile with
 * line and column for all that can't be, and for what somebody has to say first. The same file is brought in once.
 */
export async function importDataset(tx: Tx, brought: Brought): Promise<Outcome<'already-there', string>> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const rows = readDataset(brought.table, brought.definition, brought.columns, brought.said);
	const hash = createHash('sha256').update(brought.bytes).digest();
	await lockFile(tx, brought.definition.id, hash);
	const there = await tx.db
		.selectFrom('evaluation.dataset')
		.select('id')
		.where('measure', '=', brought.definition.id)
		.where('file_hash', '=', hash)
		.executeTakeFirst();
	if (there) return refused('already-there');
	await writeDataset(tx, brought, hash);
	await writeRows(tx, brought.id, rows);
	const report = await openReport(
		tx,
		{ title: { en: brought.title }, measure: brought.definition.id, datasetId: brought.id },
		analyse(brought.definition, rows)
	);
	await record(tx, 'evaluation.dataset.imported', { dataset: brought.id, rows: rows.length, report });
	return doneWith(report);
}

/**
 * Takes a spreadsheet back out, with its rows and the report that was made of it; the file can be brought in again. Refused once
 * the report was published: what readers were shown has to stay with what it was made from.
 */
export async function takeBackDataset(tx: Tx, reportId: string): Promise<Outcome<'published'>> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const report = await tx.db
		.selectFrom('evaluation.report')
		.select('dataset_id')
		.where('id', '=', reportId)
		.forUpdate()
		.executeTakeFirst();
	if (!report?.dataset_id) throw new NotFound();
	if (!(await removed(tx, report.dataset_id))) return refused('published');
	await record(tx, 'evaluation.dataset.taken-back', { dataset: report.dataset_id, report: reportId });
	return done;
}

/** Whatever holds on to a report, such as an edition of it, holds on to its rows too: the database says so. */
async function removed(tx: Tx, datasetId: string): Promise<boolean> {
	await sql`savepoint taking_back`.execute(tx.db);
	try {
		await tx.db.deleteFrom('evaluation.dataset').where('id', '=', datasetId).execute();
		return true;
	} catch (problem) {
		if (!(problem instanceof Error && 'code' in problem && problem.code === '23503')) throw problem;
		await sql`rollback to savepoint taking_back`.execute(tx.db);
		return false;
	}
}

async function writeDataset(
	tx: Tx,
	{ id, title, definition, table, columns, said }: Brought,
	hash: Buffer
): Promise<void> {
	await tx.db
		.insertInto('evaluation.dataset')
		.values({
			org_id: tx.actor.orgId,
			id,
			title,
			measure: definition.id,
			file_name: table.name,
			file_hash: hash,
			columns: JSON.stringify({ ...columns, said }),
			imported_by: tx.actor.id
		})
		.execute();
}

async function writeRows(tx: Tx, datasetId: string, rows: readonly DatasetRow[]): Promise<void> {
	const most = 1000; // PostgreSQL takes 65,535 parameters a statement
	for (let from = 0; from < rows.length; from += most) {
		const values = rows.slice(from, from + most).map((row) => ({
			org_id: tx.actor.orgId,
			dataset_id: datasetId,
			line: row.line,
			participant: row.participant,
			cohort: row.cohort,
			wave: row.wave,
			language: row.language,
			answered_on: row.answeredOn,
			answers: JSON.stringify(row.answers)
		}));
		await tx.db.insertInto('evaluation.dataset_row').values(values).execute();
	}
}
