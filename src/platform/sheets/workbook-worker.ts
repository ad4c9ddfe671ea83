// Runs in a thread of its own with bounded memory, and is ended when it takes too long: docs/decisions/0021. Nothing is worked
// out in it: of a formula only the result that was saved is read.
import { parentPort, workerData } from 'node:worker_threads';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import { largestUnpacked, mostRows, widest, type WorkbookAnswer } from './workbook-bounds.ts';

/** The parts that a table needs. Sizes are looked at before anything is unpacked. */
function unpack(bytes: Uint8Array): Unzipped | 'large' {
	let weight = 0;
	const parts = unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			const needed = /\.(xml|rels)$/i.test(name) && !/^(docProps|xl\/(media|drawings|theme|charts))/.test(name);
			if (needed) weight += originalSize;
			return needed && weight <= largestUnpacked;
		}
	});
	return weight > largestUnpacked ? 'large' : parts;
}

/** Lets go of cells that are only painted, so that a colour in the last line of all makes no sheet of a million lines. */
function withoutPaint(xml: string): string {
	return xml
		.replace(/<c\b[^>]*\/>/g, '')
		.replace(/<row\b[^>]*\/>/g, '')
		.replace(/<dimension\b[^>]*\/>/g, '');
}

function isTooFar(xml: string): boolean {
	for (const [, column = '', row = ''] of xml.matchAll(/<c\b[^>]*?\br="([A-Z]+)(\d+)"/g))
		if (Number(row) > mostRows || numberOf(column) > widest) return true;
	return false;
}

const numberOf = (column: string) => [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The first cell whose formula has no saved result: read as empty it would be taken for "no answer". */
function unsaved(xml: string): string | undefined {
	return /<c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b(?:[^>]*\/>|[^>]*>[^<]*<\/f>)\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/.exec(
		xml
	)?.[1];
}

function textOf(cell: unknown): string {
	if (!(cell instanceof Date))
		return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
	const [day = '', time = ''] = cell.toISOString().split('T');
	return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

async function answer(bytes: Uint8Array): Promise<WorkbookAnswer> {
	const parts = unpack(bytes);
	if (parts === 'large') return { problem: 'large' };
	for (const [name, part] of Object.entries(parts)) {
		if (!/^xl\/worksheets\//.test(name)) continue;
		const xml = withoutPaint(strFromU8(part));
		if (isTooFar(xml)) return { problem: 'large' };
		const cell = unsaved(xml);
		if (cell) return { problem: 'unsaved', cell };
		parts[name] = strToU8(xml);
	}
	const packed = zipSync(parts, { level: 0 });
	const sheets = await readExcelFile(new Blob([packed as Uint8Array<ArrayBuffer>]));
	return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })) };
}

answer(workerData as Uint8Array).then(
	(made) => parentPort?.postMessage(made),
	() => parentPort?.postMessage({ problem: 'damaged' } satisfies WorkbookAnswer)
);
