import type { Sheet, XlsForm } from './xlsform.ts';

/**
 * The XLSForm as an Excel workbook (.xlsx) with the sheets `survey`, `choices` and `settings`; every cell is text, so
 * no spreadsheet takes a label for a formula. Loads its one dependency only when it is called.
 */
export async function xlsFormWorkbook(form: XlsForm): Promise<Uint8Array> {
	const { default: writeXlsxFile } = await import('write-excel-file/universal');
	const sheets = (['survey', 'choices', 'settings'] as const).map((name) => ({ sheet: name, data: cells(form[name]) }));
	const file = await writeXlsxFile(sheets).toBlob();
	return new Uint8Array(await file.arrayBuffer());
}

function cells(sheet: Sheet) {
	return sheet.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
}
