import { WrongPapers } from '../wrong-papers.ts';

/** A record of a CSV file, and the line on which it begins. */
export interface CsvRecord {
	cells: string[];
	line: number;
}

/** Reads the records of a CSV file (RFC 4180), empty lines left out. Semicolons part cells where the first line has more of them than commas. Throws WrongPapers for a quote that does not end. */
export function recordsIn(text: string): CsvRecord[] {
	const first = text.split(/[\r\n]/, 1)[0] ?? '';
	const between = first.split(';').length > first.split(',').length ? ';' : ',';
	const cell = new RegExp(
		`(?:"((?:[^"]|"")*)"|([^"\\r\\n${between}][^\\r\\n${between}]*)?)(${between}|\\r\\n|\\r|\\n|$)`,
		'y'
	);
	const records: CsvRecord[] = [];
	let line = 1;
	let record: CsvRecord = { cells: [], line };
	while (cell.lastIndex < text.length || record.cells.length) {
		const at = cell.lastIndex;
		const [all, quoted, plain = '', end] = cell.exec(text) ?? [];
		if (all === undefined) throw new WrongPapers('quote', line, text.slice(at, at + 40).split(/[\r\n]/, 1)[0]);
		record.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		line += all.match(/\r\n|\r|\n/g)?.length ?? 0;
		if (end === between) continue;
		if (record.cells.some((each) => each.trim()) || record.cells.length > 1) records.push(record);
		record = { cells: [], line };
	}
	return records;
}
