import { building, type Building, type Loose } from './build.ts';
import { placer, wayOf, type Evidence, type Readable } from './evidence.ts';
import { limits } from './limits.ts';
import type { Kind } from './model.ts';
import type { Code, Project } from './project.ts';
import { rulerOf, wordsOf, type Words } from './ruler.ts';
import { WrongQda, type Fault, type Finding } from './wrong-qda.ts';
import { xmlReader, type ReadXml } from './xml.ts';
import { openZip, type Entry, type Zip } from './zip.ts';

/** How many there are of each thing; what is kept for the way back alone is not among them. */
export interface Counts {
	users: number;
	codes: number;
	codable: number;
	/** How many codes lie below one another at most. */
	depth: number;
	texts: number;
	selections: number;
	codings: number;
	notes: number;
	links: number;
	sets: number;
	cases: number;
	variables: number;
}

/** What was read of a file, and all that is wrong with it. */
export interface QdaFile {
	kind: Kind;
	/** What could be read. Selections that lie nowhere are not in it. */
	project: Project;
	/** What does not keep to the standard, in the order of lines. */
	findings: Finding[];
	counts: Counts;
	/** What positions in the file count. In `project` they count code points, whatever it is. */
	positions: string;
	evidence: Evidence;
	/** What this package only keeps for the way back, and selections that could not be placed. */
	dropped: { what: string; count: number }[];
	/** Files that are named and were not there, or not inside. */
	missing: string[];
	/** The bytes of a file inside by its path, such as internal://picture.png; null where there is none. */
	fileOf(path: string): Uint8Array | null;
}

/** Reads a project (.qdpx, or its XML alone) or a codebook (.qdc). Throws WrongQda for what is none, or is not safe to read. */
export function readQda(bytes: Uint8Array): QdaFile {
	if (bytes.length === 0) throw new WrongQda('empty');
	const zip = bytes[0] === 0x50 && bytes[1] === 0x4b ? openZip(bytes) : null;
	const built = building();
	const xml = zip ? unpackedXml(zip, built) : plainXml(bytes, built);
	if (xml.kind === 'codebook') built.project.name = '';
	const { note, findings } = xml.check;
	const missing = missingOf(zip, built, note);
	const readable = readTexts(zip, built, note);
	const { way, evidence } = wayOf(readable.map(({ words, loose }): Readable => ({ words, placed: loose.placed })));
	const [selections, codings] = [countOf(built.texts, 'selections'), countOf(built.texts, 'codings')];
	const nowhere = place(built, readable, (words) => placed(words, way), note);
	built.project.texts = built.texts.map(({ text }) => text);
	built.project.memos = built.memos.map(({ text }) => text);
	xml.check.end();
	return {
		kind: xml.kind,
		project: built.project,
		findings: findings.sort((one, other) => one.line - other.line),
		counts: { ...counted(built.project), selections, codings },
		positions: way.name,
		evidence,
		dropped: droppedOf(built.project, nowhere),
		missing,
		fileOf: (path) => bytesOf(zip, path)
	};
}

function unpackedXml(zip: Zip, built: Building): ReadXml {
	const entry = zip.find('project.qde');
	if (!entry) throw new WrongQda('no-project');
	if (entry.unpacked > limits.xml) throw new WrongQda('xml-size');
	const reader = xmlReader(built.made);
	zip.unpack(entry, reader.write);
	return reader.end();
}

const piece = 64 * 1024;

function plainXml(bytes: Uint8Array, built: Building): ReadXml {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replaceAll('\0', '');
	if (!/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(head)) throw new WrongQda('not-qda');
	if (bytes.length > limits.xml) throw new WrongQda('xml-size');
	const reader = xmlReader(built.made);
	for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
	return reader.end();
}

type Note = (fault: Fault, line: number, found: string) => void;

/** The file of a path that leads inside. */
function entryOf(zip: Zip | null, path: string): Entry | undefined {
	const name = /^internal:\/\/+(.+)$/i.exec(path)?.[1];
	if (!zip || name === undefined) return undefined;
	return zip.find(`sources/${name}`) ?? zip.find(`sources/${decoded(name)}`);
}

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** Each path once. That a file inside is missing is wrong; of XML alone, and of files elsewhere, it is only told. */
function missingOf(zip: Zip | null, { paths }: Building, note: Note): string[] {
	const missing = new Map(paths.flatMap(({ path, line }) => (entryOf(zip, path) ? [] : [[path, line] as const])));
	if (zip) for (const [path, line] of missing) if (/^internal:/i.test(path)) note('missing', line, path);
	return [...missing.keys()];
}

function bytesOf(zip: Zip | null, path: string): Uint8Array | null {
	const entry = entryOf(zip, path);
	if (!zip || !entry) return null;
	const [bytes, got] = [new Uint8Array(entry.unpacked), { size: 0 }];
	zip.unpack(entry, (more) => {
		bytes.set(more, got.size);
		got.size += more.length;
	});
	return bytes;
}

/** Looks up the words of each text and memo, and says of which they are there. */
function readTexts(zip: Zip | null, { texts, memos }: Building, note: Note): { loose: Loose; words: Words }[] {
	let size = 0;
	return [...texts, ...memos].flatMap((loose) => {
		const { text, line } = loose;
		const entry = text.content === null && text.path !== undefined ? entryOf(zip, text.path) : undefined;
		size += entry?.unpacked ?? 0;
		if (size > limits.texts) throw new WrongQda('text-size');
		const bytes = entry && text.path !== undefined ? bytesOf(zip, text.path) : null;
		const raw = bytes ? textIn(bytes, () => note('not-utf8', line, text.path ?? '')) : text.content;
		if (raw === null) return [];
		const words = wordsOf(raw);
		text.content = words.text;
		return [{ loose, words }];
	});
}

function textIn(bytes: Uint8Array, otherwise: () => void): string {
	const wide =
		bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
	if (wide) otherwise();
	try {
		return new TextDecoder(wide || 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		otherwise();
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

type Placer = (start: number, end: number) => [start: number, end: number] | null;

/** Places of selections as code points. */
function placed(words: Words, way: Parameters<typeof placer>[1]): Placer {
	const find = placer(words, way);
	const ruler = rulerOf(words, { name: '', unit: 'codepoint' });
	return (start, end) => {
		const found = find(start, end);
		return found && [ruler.positionOf(found[0]), ruler.positionOf(found[1])];
	};
}

/** Puts each selection in its place; how many have none. Those of a text that is not there are not wrong, only nowhere. */
function place(
	built: Building,
	readable: { loose: Loose; words: Words }[],
	placing: (words: Words) => Placer,
	note: Note
): number {
	const words = new Map(readable.map((each) => [each.loose, each.words]));
	let nowhere = 0;
	for (const loose of [...built.texts, ...built.memos]) {
		const its = words.get(loose);
		const find = its && placing(its);
		loose.text.selections = loose.placed.flatMap(({ selection, line }) => {
			const found = find?.(selection.start, selection.end);
			if (found) return [Object.assign(selection, { start: found[0], end: found[1] })];
			nowhere += 1;
			const isTurned = !(selection.start >= 0 && selection.start < selection.end);
			if (find || isTurned) note('positions', line, `${selection.start}–${selection.end}`);
			return [];
		});
	}
	return nowhere;
}

const countOf = (texts: readonly Loose[], what: 'selections' | 'codings'): number =>
	texts.reduce((sum, { text, placed: all }) => {
		if (what === 'selections') return sum + all.length;
		return sum + text.codings.length + all.reduce((inside, { selection }) => inside + selection.codings.length, 0);
	}, 0);

/** All codes, each before those below it. */
export const allCodes = (codes: readonly Code[]): Code[] => codes.flatMap((code) => [code, ...allCodes(code.codes)]);

const depthOf = (codes: readonly Code[]): number =>
	codes.reduce((deepest, code) => Math.max(deepest, 1 + depthOf(code.codes)), 0);

function counted(project: Project): Omit<Counts, 'selections' | 'codings'> {
	const codes = allCodes(project.codes);
	return {
		users: project.users.length,
		codes: codes.length,
		codable: codes.filter(({ codable }) => codable).length,
		depth: depthOf(project.codes),
		texts: project.texts.length,
		notes: project.memos.length,
		links: project.links.length,
		sets: project.sets.length,
		cases: project.cases.length,
		variables: project.variables.length
	};
}

function droppedOf({ others, graphs }: Project, nowhere: number): { what: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { name } of [...others, ...graphs]) counts.set(name, (counts.get(name) ?? 0) + 1);
	if (nowhere > 0) counts.set('PlainTextSelection', nowhere);
	return [...counts].map(([what, count]) => ({ what, count }));
}
