import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { foldedGuid, readQda, WrongQda, writeQdc, writeQdpx, type Finding, type QdaFile } from '@kith/refi-qda';
import { m } from '#messages';
import { short, wrongAt } from '../platform/sheets/wrong-file.ts';
import { fileBytes, jsonFileAt, wrongPath } from './json-file.ts';
import { answer, type Out } from './out.ts';
import { qdpxForm, type QdpxJson } from './qdpx-form.ts';
import { jsonOf } from './qdpx-json.ts';
import { projectOf } from './qdpx-project.ts';

interface Given {
	file: string;
	json: boolean;
}

/** Says what a file of REFI-QDA holds and where it does not keep to the standard: exit 1 where it does not. */
export function checkQdpx({ file, json }: Given, out: Out): Promise<number> {
	const read = qdaAt(file);
	const { kind, findings, counts, positions, evidence, dropped, missing, project } = read;
	const errors = findings.map(({ line, ...finding }) => ({ line, says: faultSays(finding) }));
	const valid = errors.length === 0;
	const said = { kind, valid, errors, origin: project.origin ?? null, counts, positions, evidence, dropped, missing };
	answer(out, json, said, checkedWords(basename(file), said));
	return Promise.resolve(valid ? 0 : 1);
}

/** Reads a file of REFI-QDA as JSON, and writes its texts beside, if a folder is named. Throws WrongFile for what is not valid. */
export function readQdpx({ file, texts, json }: Given & { texts?: string }, out: Out): Promise<number> {
	const { project, dropped } = validQdaAt(file);
	if (texts !== undefined) {
		mkdirSync(texts, { recursive: true });
		for (const { guid, content } of project.texts)
			if (content !== null) writeFileSync(join(texts, `${foldedGuid(guid)}.txt`), content);
	}
	for (const { what, count } of dropped) out.stderr(`${m.exchange_dropped({ what, count })}\n`);
	const said = jsonOf(project);
	const { codes, texts: all, passages } = said;
	answer(out, json, said, m.exchange_in({ codes: codes.length, texts: all.length, passages: passages.length }));
	return Promise.resolve(0);
}

/** A file that can be worked with: what lies outside its text, and texts that are missing, are left out. Throws WrongFile. */
function validQdaAt(file: string): QdaFile {
	const read = qdaAt(file);
	const wrong = read.findings.find(({ fault }) => fault !== 'positions' && fault !== 'missing');
	if (wrong) throw wrongAt({ file: basename(file), line: wrong.line }, faultSays(wrong));
	return read;
}

/** What was coded in a project: its texts, and who said what of which stretch. Throws WrongFile. */
export function codedProjectAt(file: string) {
	const { project } = validQdaAt(file);
	return { project, ...jsonOf(project) };
}

interface Writing {
	from: string;
	texts: string;
	out: string;
	json: boolean;
}

/** Writes a project from JSON and a folder of texts. What would not be valid is not written: throws WrongFile. */
export function writeQdpxFile(given: Writing, out: Out): Promise<number> {
	const json = jsonFileAt(given.from, qdpxForm);
	const words = wordsOf(json, given);
	refuseOtherWords(json, words, given.from);
	const project = projectOf(json, words);
	const bytes = /\.qdc$/i.test(given.out) ? Buffer.from(writeQdc(project)) : writeQdpx(project);
	const [wrong] = readQda(bytes).findings.filter(({ fault }) => fault !== 'missing');
	if (wrong) throw wrongPath(given.from, '', faultSays(wrong), wrong.found);
	writeFileSync(given.out, bytes);
	const [texts, passages] = [project.texts.length, json.passages.length];
	answer(out, given.json, { file: given.out, texts, passages }, m.exchange_out({ file: given.out, texts, passages }));
	return Promise.resolve(0);
}

function qdaAt(path: string): QdaFile {
	const bytes = fileBytes(path);
	try {
		return readQda(bytes);
	} catch (problem) {
		if (!(problem instanceof WrongQda)) throw problem;
		const { reason, line, found } = problem;
		const place = { file: basename(path), ...(line !== null && { line }) };
		throw wrongAt(place, m[`exchange_want_${asKey(reason)}`](), found === '' ? undefined : short(found));
	}
}

const asKey = <Word extends string>(word: Word) => word.replaceAll('-', '_') as KeyOf<Word>;
type KeyOf<Word extends string> = Word extends `${infer One}-${infer Rest}` ? `${One}_${KeyOf<Rest>}` : Word;

const faultSays = ({ fault, found }: Pick<Finding, 'fault' | 'found'>) =>
	m[`exchange_fault_${asKey(fault)}`]({ found: short(found) });

/** The words of each text, by its GUID: of the file with the digest that is named, else of one that is called like it. */
function wordsOf({ texts }: QdpxJson, { from, texts: folder }: Writing): Map<string, string> {
	const files = filesIn(folder);
	const found = new Map<string, string>();
	texts.forEach(({ guid, name, codePoints, sha256 }, place) => {
		const names = [`${foldedGuid(guid)}.txt`, foldedGuid(guid), `${name}.txt`, name].map((each) => each?.toLowerCase());
		const file =
			files.find((each) => sha256 !== null && each.sha256 === sha256) ??
			(sha256 === null ? files.find((each) => names.includes(each.name)) : undefined);
		if (file) found.set(foldedGuid(guid), file.text);
		else if (codePoints !== null || sha256 !== null)
			throw wrongPath(from, `texts[${place}]`, m.exchange_want_text_file(), name ?? guid);
	});
	return found;
}

function filesIn(folder: string): { name: string; text: string; sha256: string }[] {
	let names: string[];
	try {
		names = readdirSync(folder);
	} catch {
		throw wrongAt({ file: folder }, m.exchange_want_folder());
	}
	return names
		.filter((name) => !name.startsWith('.') && !/\.(?:qd\w+|json|zip)$/i.test(name))
		.flatMap((name) => {
			const text = textAt(join(folder, name));
			if (text === null) return [];
			return [{ name: name.toLowerCase(), text, sha256: createHash('sha256').update(text).digest('hex') }];
		});
}

/** A text with line feeds alone and no mark in front; null for what is no file or no text. */
function textAt(path: string): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replace(/\r\n?/g, '\n');
	} catch {
		return null;
	}
}

/** A passage of a text that there is not, or with other words than stand there, is a wrong file: nobody guesses a place. */
function refuseOtherWords({ passages, texts }: QdpxJson, words: ReadonlyMap<string, string>, from: string): void {
	const points = new Map<string, string[]>();
	const known = new Set(texts.map(({ guid }) => foldedGuid(guid)));
	passages.forEach(({ text, start, end, quote }, place) => {
		const guid = foldedGuid(text);
		if (!known.has(guid)) throw wrongPath(from, `passages[${place}].text`, m.exchange_want_text(), text);
		const all = points.get(guid) ?? [...(words.get(guid) ?? '')];
		points.set(guid, all);
		const there = all.slice(start, end).join('');
		if (start >= end || end > all.length || there !== quote)
			throw wrongPath(from, `passages[${place}].quote`, m.exchange_want_quote({ there: short(there) }), quote);
	});
}

type Checked = Pick<QdaFile, 'kind' | 'counts' | 'positions' | 'evidence' | 'dropped' | 'missing'> & {
	valid: boolean;
	errors: { line: number; says: string }[];
};

function checkedWords(
	name: string,
	{ kind, valid, errors, counts, positions, evidence, dropped, missing }: Checked
): string {
	const fits = Object.entries(evidence.fits)
		.map(([way, count]) => `${way} ${count}`)
		.join(', ');
	return [
		m[`exchange_is_${kind}`]({ name, codes: counts.codes, users: counts.users }),
		m.exchange_holds({
			texts: counts.texts,
			selections: counts.selections,
			codings: counts.codings,
			notes: counts.notes
		}),
		m.exchange_positions({ positions, named: evidence.named, fits }),
		...dropped.map(({ what, count }) => m.exchange_dropped({ what, count })),
		...missing.map((path) => m.exchange_missing({ path })),
		...errors.map(({ line, says }) => m.exchange_at({ line, says })),
		valid ? m.exchange_valid() : m.exchange_not_valid({ count: errors.length })
	].join('\n');
}
