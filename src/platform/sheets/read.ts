import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { m } from '#messages';
import { isWorkbook, somethingElse } from './kinds.ts';
import { recordsOf, type Separator } from './records.ts';
import { tableOf, type Table } from './table.ts';
import { textOf, type Encoding } from './text.ts';
import { readWorkbook } from './workbook.ts';
import { wrongAt } from './wrong-file.ts';

/** How a file was understood, for whoever gave it to look at before anything comes of it. */
export interface Understood {
	readonly encoding?: Encoding;
	readonly separator?: Separator;
	/** Of a workbook: the sheet that was read, and all that have anything in them. */
	readonly sheet?: string;
	readonly sheets?: readonly string[];
}

/** A table with how it was understood. */
export type ReadTable = Table & { readonly understood: Understood };

/** What somebody says about her file: further words for "no answer", and which sheet of a workbook. */
export interface SaidOfFile {
	own?: ReadonlySet<string>;
	sheet?: string;
}

/**
 * Reads a table as Excel, LibreOffice, Google Sheets, REDCap, KoBo, Qualtrics, Microsoft Forms and Google Forms write it:
 * text with commas, semicolons or tabs in any usual encoding, or a workbook (.xlsx). Throws WrongFile for what is no table,
 * saying what it is, and for all that can't be read as one.
 */
export async function readTable(bytes: Uint8Array, name: string, said: SaidOfFile = {}): Promise<ReadTable> {
	const else_ = somethingElse(bytes);
	if (else_) throw wrongAt({ file: name }, m.sheets_want_table(), else_);
	if (!isWorkbook(bytes)) return textTable(bytes, name, said);
	const { records, ...understood } = await readWorkbook(bytes, name, said.sheet);
	return { ...tableOf(records, name, { own: said.own }), understood };
}

/** The same for text alone, at once. */
export function textTable(bytes: Uint8Array, name: string, { own }: SaidOfFile = {}): ReadTable {
	const { text, encoding } = textOf(bytes, name);
	const { records, separator } = recordsOf(text, name);
	const table = tableOf(records, name, { own, semicolons: separator === ';' });
	return { ...table, understood: { encoding, separator } };
}

/** Reads a table from disk; a file that can't be opened is a WrongFile without a line. */
export async function readTableAt(path: string, said: SaidOfFile = {}): Promise<ReadTable> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (problem) {
		const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : m.sheets_found_unknown();
		throw wrongAt({ file: path }, m.sheets_want_readable(), reason);
	}
	return readTable(bytes, basename(path), said);
}
