import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { inWords } from '#platform/i18n/language.ts';
import { csvOf, workbookOf, type Rows } from '#platform/sheets/write.ts';
import { getCohort } from '#programmes/courses';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { m } from '#messages';
import { costWords } from './choices.ts';
import type { CostLine } from './form.ts';
import { getCosts, listCostsOfRuns } from './queries.server.ts';

/** Keeps what a run was to cost and does, all lines at once. */
export async function keepCosts(tx: Tx, cohortId: string, lines: readonly CostLine[]): Promise<Outcome<never>> {
	await getCohort(tx, cohortId);
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const kept = { kept_by: tx.actor.id ?? '', kept_at: sql<Date>`platform.moment()` };
	for (const { what, planned, paid, hours } of lines) {
		const said = { planned, paid, hours, ...kept };
		await tx.db
			.insertInto('programmes.cost')
			.values({ org_id: tx.actor.orgId, cohort_id: cohortId, what, ...said })
			.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id', 'what']).doUpdateSet(said))
			.execute();
	}
	await record(tx, 'programmes.cost.kept', { cohort: cohortId });
	return done;
}

/** What a run costs as a table, its last row the sum. */
export async function takeCosts(tx: Tx, cohortId: string): Promise<Rows> {
	const { lines, claims, planned, paid } = await getCosts(tx, cohortId);
	await record(tx, 'programmes.cost.exported', { cohort: cohortId });
	const pounds = (pence: number) => pence / 100;
	return [
		[
			m.programmes_money_cost_what(),
			m.programmes_money_planned(),
			m.programmes_money_paid(),
			m.programmes_money_hours()
		],
		...lines.map((line) => [costWords(line.what), pounds(line.planned), pounds(line.paid), line.hours ?? '']),
		[m.programmes_money_cost_claims(), 0, pounds(claims), ''],
		[m.programmes_attendance_total(), pounds(planned), pounds(paid), '']
	];
}

/** What all runs cost that she coordinates, a row each, the last the sum. */
export async function takeAllCosts(tx: Tx): Promise<Rows> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const runs = await listCostsOfRuns(tx);
	await record(tx, 'programmes.cost.exported', { runs: runs.length });
	const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0) / 100;
	return [
		[
			m.programmes_money_column_run(),
			m.programmes_money_planned(),
			m.programmes_money_paid(),
			m.programmes_money_cost_creche(),
			m.programmes_money_cost_claims()
		],
		...runs.map(({ label, planned, paid, creche, claims }) => [
			inWords(label),
			...[planned, paid + claims, creche, claims].map((pence) => pence / 100)
		]),
		[
			m.programmes_attendance_total(),
			sum((run) => run.planned),
			sum((run) => run.paid + run.claims),
			sum((run) => run.creche),
			sum((run) => run.claims)
		]
	];
}

/** What a run costs, for a spreadsheet. */
export const exportCosts = async (tx: Tx, cohortId: string): Promise<string> => csvOf(await takeCosts(tx, cohortId));

/** The same as a workbook. */
export const exportCostsWorkbook = async (tx: Tx, cohortId: string): Promise<Buffer> =>
	workbookOf(await takeCosts(tx, cohortId));
