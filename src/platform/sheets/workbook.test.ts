import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readTable } from './read.ts';
import { workbookThread } from './workbook.ts';

const small = () =>
	writeWorkbook(
		[
			['a', 'b'],
			[1, 2]
		].map((row) => row.map((value) => ({ value }))) as never
	).toBuffer();

/** A workbook of so many lines whose cells weigh little in the file and much in memory. */
async function heavy(lines: number): Promise<Uint8Array> {
	const cells = 'ABCDEFGHIJ';
	const rows = Array.from({ length: lines }, (_, at) => {
		const filled = [...cells]
			.map((column) => `<c r="${column}${at + 1}"><v>${at ? 1 : column.charCodeAt(0)}</v></c>`)
			.join('');
		return `<row r="${at + 1}">${filled}</row>`;
	});
	const parts = unzipSync(await small());
	const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
	return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) });
}

test('a workbook that needs more memory than one may have is refused, and the next is read', async () => {
	const file = await heavy(25_000);
	expect(file.length).toBeLessThan(800_000);
	expect(await workbookThread.readWithin({ patience: 60_000, memory: 8 }, file)).toEqual({ problem: 'large' });
	expect((await readTable(await small(), 'f.xlsx')).headers).toEqual(['a', 'b']);
});

test('one that takes longer than one may is ended, whatever it still does', async () => {
	expect(await workbookThread.readWithin({ patience: 1, memory: 256 }, await heavy(3_000))).toEqual({
		problem: 'large'
	});
	expect((await readTable(await small(), 'f.xlsx')).headers).toEqual(['a', 'b']);
});

test('a workbook of thousands of lines is read within the bounds that hold', async () => {
	const table = await readTable(await heavy(3_000), 'f.xlsx');
	expect([table.headers.length, table.rows.length]).toEqual([10, 2_999]);
});
