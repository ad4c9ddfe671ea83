import { closeSync, openSync, readSync } from 'node:fs';

/** The characters that a font draws, as ranges of code points in order. */
export type DrawnLetters = readonly (readonly [from: number, to: number])[];

const known = new Map<string, DrawnLetters>();

/** Which characters a font file draws. Only the font's table of characters is read, and once. */
export function coverageOf(file: string): DrawnLetters {
	const read = known.get(file) ?? readCoverage(file);
	known.set(file, read);
	return read;
}

/** Whether a font draws this character. */
export function draws(coverage: DrawnLetters, code: number): boolean {
	let [low, high] = [0, coverage.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const [from, to] = coverage[middle] ?? [0, -1];
		if (code < from) high = middle - 1;
		else if (code > to) low = middle + 1;
		else return true;
	}
	return false;
}

function readCoverage(path: string): DrawnLetters {
	const file = openSync(path, 'r');
	try {
		const read = (at: number, length: number) => {
			const bytes = Buffer.alloc(length);
			readSync(file, bytes, 0, length, at);
			return bytes;
		};
		const head = read(0, 12);
		const tables = read(12, head.readUInt16BE(4) * 16);
		for (let at = 0; at < tables.length; at += 16)
			if (tables.toString('latin1', at, at + 4) === 'cmap')
				return rangesIn(read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)));
		throw new Error(`${path} has no table of characters.`);
	} finally {
		closeSync(file);
	}
}

/** The largest of the lists in a `cmap` table: format 12 has all planes, format 4 the first one. */
function rangesIn(cmap: Buffer): DrawnLetters {
	const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
	const long = starts.find((at) => cmap.readUInt16BE(at) === 12);
	if (long !== undefined) return groupsOf(cmap, long);
	const short = starts.find((at) => cmap.readUInt16BE(at) === 4);
	return short === undefined ? [] : segmentsOf(cmap, short);
}

function groupsOf(cmap: Buffer, at: number): DrawnLetters {
	return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => {
		const group = at + 16 + index * 12;
		return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)] as const;
	});
}

function segmentsOf(cmap: Buffer, at: number): DrawnLetters {
	const length = cmap.readUInt16BE(at + 6);
	const last = 0xff_ff; // ends the list and is no character
	return Array.from({ length: length / 2 }, (_, index) => {
		const end = at + 14 + index * 2;
		return [cmap.readUInt16BE(end + length + 2), cmap.readUInt16BE(end)] as const;
	}).filter(([from]) => from !== last);
}
