import { Inflate } from 'fflate';
import { limits } from './limits.ts';
import { WrongQda } from './wrong-qda.ts';

/** One file in a packed one. */
export interface Entry {
	name: string;
	packed: number;
	unpacked: number;
	stored: boolean;
	crc: number;
	offset: number;
}

/** A packed file that was looked at from outside: nothing is unpacked yet. */
export interface Zip {
	entries: readonly Entry[];
	/** The file of that name, whatever the size of its letters. */
	find(name: string): Entry | undefined;
	/** Unpacks a file piece by piece. Throws WrongQda as soon as it is not what the list says. */
	unpack(entry: Entry, take: (piece: Uint8Array) => void): void;
}

const piece = 16 * 1024;

/** Opens a packed file. Throws WrongQda for what is damaged, or could fill a memory or a disk. */
export function openZip(bytes: Uint8Array): Zip {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOf(view);
	const [count, size, from] = [
		view.getUint16(end + 10, true),
		view.getUint32(end + 12, true),
		view.getUint32(end + 16, true)
	];
	if (count === 0xffff || from === 0xffffffff) throw new WrongQda('zip-kind');
	if (count > limits.entries) throw new WrongQda('entries', null, String(count));
	if (from + size > end) throw new WrongQda('zip');
	const entries = listed(view, bytes, from, count, from + size).filter(({ name }) => !name.endsWith('/'));
	const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
	return {
		entries,
		find: (name) => byName.get(name.toLowerCase()),
		unpack: (entry, take) => unpack(bytes, dataOf(view, entry, from), entry, take)
	};
}

/** Where the end of the list stands, before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
		if (view.getUint32(at, true) === 0x06054b50) return at;
	throw new WrongQda('zip');
}

function listed(view: DataView, bytes: Uint8Array, from: number, count: number, end: number): Entry[] {
	const entries: Entry[] = [];
	let at = from;
	for (let n = 0; n < count; n += 1) {
		if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new WrongQda('zip');
		const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
			number,
			number,
			number
		];
		if (at + 46 + name > end) throw new WrongQda('zip');
		entries.push(entryAt(view, at, nameOf(bytes.subarray(at + 46, at + 46 + name))));
		at += 46 + name + extra + comment;
	}
	refuseTricks(entries);
	return entries;
}

function nameOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function entryAt(view: DataView, at: number, name: string): Entry {
	const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
	const [crc, packed, unpacked] = [16, 20, 24].map((place) => view.getUint32(at + place, true)) as [
		number,
		number,
		number
	];
	const offset = view.getUint32(at + 42, true);
	const isUsual = !(flags & 1) && (method === 0 || method === 8) && ![packed, unpacked, offset].includes(0xffffffff);
	if (!isUsual) throw new WrongQda('zip-kind', null, name);
	return { name, packed, unpacked, stored: method === 0, crc, offset };
}

/** Names that lead out of a folder, names twice, files over one another, and a little that would become very much. */
function refuseTricks(entries: readonly Entry[]): void {
	const names = new Set<string>();
	for (const { name, packed, unpacked } of entries) {
		if (!isPlain(name) || names.has(name.toLowerCase())) throw new WrongQda('path', null, name);
		names.add(name.toLowerCase());
		if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio) throw new WrongQda('ratio', null, name);
	}
	const inOrder = [...entries].sort((one, other) => one.offset - other.offset);
	inOrder.forEach(({ offset, packed }, place) => {
		const next = inOrder[place + 1];
		if (next && offset + 30 + packed > next.offset) throw new WrongQda('zip');
	});
}

const isPlain = (name: string) =>
	name !== '' && !/\\|^\/|^[a-z]:|(?:^|\/)\.\.?(?:\/|$)/i.test(name) && ![...name].some((letter) => letter < ' ');

/** Where the bytes of a file begin. */
function dataOf(view: DataView, { offset, packed, stored, unpacked, name }: Entry, end: number): number {
	if (offset + 30 > end || view.getUint32(offset, true) !== 0x04034b50) throw new WrongQda('zip', null, name);
	const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (from + packed > end || (stored && packed !== unpacked)) throw new WrongQda('zip', null, name);
	return from;
}

function unpack(bytes: Uint8Array, from: number, entry: Entry, take: (piece: Uint8Array) => void): void {
	let [size, crc] = [0, -1];
	const got = (more: Uint8Array) => {
		size += more.length;
		if (size > entry.unpacked) throw new WrongQda('zip', null, entry.name);
		crc = crcOf(more, crc);
		if (more.length > 0) take(more);
	};
	const inflate = new Inflate(got);
	for (let at = 0; at < entry.packed; at += piece) {
		const next = bytes.subarray(from + at, from + Math.min(at + piece, entry.packed));
		if (entry.stored) got(next);
		else pushed(inflate, next, at + piece >= entry.packed, entry.name);
	}
	if (size !== entry.unpacked || (crc ^ -1) >>> 0 !== entry.crc) throw new WrongQda('zip', null, entry.name);
}

/** Hands on what was packed; what the library calls wrong is a damaged file, what a reader of its pieces says stays. */
function pushed(inflate: Inflate, next: Uint8Array, last: boolean, name: string): void {
	try {
		inflate.push(next, last);
	} catch (problem) {
		if (problem instanceof Error && 'code' in problem && typeof problem.code === 'number')
			throw new WrongQda('zip', null, name);
		throw problem;
	}
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
	let crc = before;
	for (let at = 0; at < bytes.length; at += 1) crc = (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
	return crc;
}
