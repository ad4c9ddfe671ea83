import { getReaching } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { noteAccess, record } from '#platform/audit/record.ts';
import { phoneShown } from '#platform/forms/phone.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { Forbidden } from '#platform/outcome.ts';
import { csvOf, workbookOf, type Rows } from '#platform/sheets/write.ts';
import { m } from '#messages';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { exportColumns, exportedRow } from './export.ts';
import { listRoster, listRunsOfRosters } from './queries.server.ts';

/**
 * The people of a course as a table for a spreadsheet, with how each is reached and when. Whose it is, who took it and
 * when is kept, and everybody on it can see that it was taken. No cell can start a formula.
 */
export async function exportRoster(tx: Tx, cohortId: string): Promise<string> {
	return csvOf(await takeRoster(tx, cohortId));
}

/** The same as a workbook, which opens as columns in every Excel. */
export async function exportRosterWorkbook(tx: Tx, cohortId: string): Promise<Buffer> {
	return workbookOf(await takeRoster(tx, cohortId));
}

/** The people of every course and group that is not over and that she coordinates, a row each, the last with how many they are. */
export async function takeAllRosters(tx: Tx): Promise<Rows> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const rows: string[][] = [];
	for (const { id, label } of await listRunsOfRosters(tx))
		rows.push(...(await takeRoster(tx, id)).slice(1).map((row) => [inWords(label), ...row]));
	const sum = [m.programmes_attendance_total(), String(rows.length)];
	return [[m.programmes_money_column_run(), ...exportColumns()], ...rows, sum];
}

async function takeRoster(tx: Tx, cohortId: string): Promise<string[][]> {
	const lines = (await listRoster(tx, cohortId)).filter((line) => line.state !== 'left');
	const zone = tx.zone;
	const rows: string[][] = [];
	for (const line of lines) {
		const { person, safe } = await getReaching(tx, line.personId);
		const turn = line.state === 'waiting' ? lines.filter((other) => other.state === 'waiting').indexOf(line) + 1 : 0;
		const addresses = person.addresses.map(({ kind, value }) => ({
			kind,
			value: kind === 'phone' ? phoneShown(value, zone) : value // with its country in front it would start a formula
		}));
		rows.push(exportedRow({ ...line, joinedOn: isoDay(line.joinedAt, zone), turn }, addresses, safe));
	}
	await noteAccess(
		tx,
		lines.map((line) => line.personId),
		'programmes.exported'
	);
	await record(tx, 'programmes.roster.exported', { cohort: cohortId, people: lines.length });
	return [exportColumns(), ...rows];
}
