import type { Tx } from '#platform/db/tx.ts';
import { noteAccess, record } from '#platform/audit/record.ts';
import { csvOf, workbookOf, type Rows } from '#platform/sheets/write.ts';
import { m } from '#messages';
import { columnWords, dimensionWords, nameIn } from './choices.ts';
import type { AttendanceLook } from './form.ts';
import type { ShownFigures } from './policy.ts';
import { getAttendance } from './queries.server.ts';

/** A table of attendance for a spreadsheet, with its sum; who took it is kept, and where people are named each can see that. */
export async function exportAttendance(tx: Tx, look: AttendanceLook): Promise<string> {
	return csvOf(await takeAttendance(tx, look));
}

/** The same as a workbook, which opens as columns in every Excel. */
export async function exportAttendanceWorkbook(tx: Tx, look: AttendanceLook): Promise<Buffer> {
	return workbookOf(await takeAttendance(tx, look));
}

/** The rows of it, the last the sum. */
export async function takeAttendance(tx: Tx, look: AttendanceLook): Promise<Rows> {
	const { from, before, table, names } = await getAttendance(tx, look);
	const { by, forReaders } = look;
	const people = table.rows.flatMap(({ of }) => (by.includes('person') && of.person ? [of.person] : []));
	await noteAccess(tx, people, 'programmes.exported');
	await record(tx, 'programmes.attendance.exported', { by: by.join(' and '), from, before, readers: forReaders });
	const figures = ({ sessions, people: different, attendances, firstTimers }: ShownFigures) =>
		[sessions, different, attendances, firstTimers].map((count) => count ?? '–');
	const counted = (heads: number | null | undefined, hoped: number | null | undefined) => [
		...(table.heads ? [heads ?? '–'] : []),
		...(table.hoped ? [hoped ?? ''] : [])
	];
	return [
		[...by.map(dimensionWords), ...columnWords(table)],
		...table.rows.map((row, place) => [
			...by.map((one) => nameIn(one, row.of[one] ?? '', names)),
			...figures(row.figures),
			...counted(table.heads?.rows[place], table.hoped?.rows[place])
		]),
		[
			...by.map((_, place) => (place ? '' : m.programmes_attendance_total())),
			...figures(table.total),
			...counted(table.heads?.total, table.hoped?.total)
		]
	];
}
