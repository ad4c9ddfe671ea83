import * as pack from 'fflate';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQda, WrongQda, writeQdpx } from '../src/index.ts';
import { projectOf, runs } from './projects.ts';

const head = '<Project xmlns="urn:QDA-XML:project:1.0" name="x"';
const good = writeQdpx(projectOf('Hello you', [[0, 5]]));
const reasonOf = (bytes: Uint8Array | string) => {
	try {
		readQda(typeof bytes === 'string' ? strToU8(bytes) : bytes);
		return null;
	} catch (problem) {
		if (!(problem instanceof WrongQda)) throw problem;
		return [problem.reason, problem.line];
	}
};
const zipOf = (files: Record<string, Uint8Array>) => zipSync({ 'project.qde': strToU8(`${head}/>`), ...files });

test('the file that the others are made from is read', () => {
	expect(reasonOf(good)).toBe(null);
	expect(reasonOf(zipOf({}))).toBe(null);
});

test.each<[string, Uint8Array | string, string, number | null]>([
	['nothing', '', 'empty', null],
	['a letter', 'Dear all, <b>', 'not-qda', null],
	['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'not-qda', null],
	['half of a packed file', good.slice(0, good.length / 2), 'zip', null],
	['a packed file without its first half', good.slice(200), 'not-qda', null],
	['a DOCTYPE', `<?xml version="1.0"?>\n<!DOCTYPE Project [<!ENTITY a "b">]>\n${head}/>`, 'doctype', 2],
	[
		'a DOCTYPE behind long remarks',
		`${`<!--${'-x'.repeat(90_000)}-->\n`.repeat(2)}<!doctype x>${head}/>`,
		'doctype',
		3
	],
	['entities of its own', `${head}>\n&a;</Project>`, 'xml', 2],
	['an end that is missing', `${head}>\n<Users>`, 'xml', 2],
	['100,000 elements within each other', `${head}>${'<Users>'.repeat(100_000)}`, 'deep', 1],
	['another root', '\n<Other/>', 'root', 2],
	['another version', '<Project xmlns="urn:QDA-XML:project:0:10" name="x"/>', 'namespace', 1],
	['letters that its encoding has not', new Uint8Array([...strToU8(`${head}>`), 0xff]), 'encoding', 1],
	['an encoding that nobody knows', `<?xml version="1.0" encoding="klingon"?>${head}/>`, 'encoding', 1],
	['a path that leads out', zipOf({ '../a.txt': new Uint8Array() }), 'path', null],
	['a path from the root', zipOf({ '/a.txt': new Uint8Array() }), 'path', null],
	['a path of Windows', zipOf({ 'C:\\a.txt': new Uint8Array() }), 'path', null],
	['a name twice', zipOf({ 'a.txt': new Uint8Array(), 'A.TXT': new Uint8Array() }), 'path', null],
	['no project', zipSync({ 'a.txt': new Uint8Array() }), 'no-project', null],
	['much in little', zipOf({ 'sources/a.txt': new Uint8Array(2_000_000) }), 'ratio', null],
	[
		'too many files',
		zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}`, new Uint8Array()]))),
		'entries',
		null
	]
])('refused: %s', (_, bytes, reason, line) => {
	expect(reasonOf(bytes)).toEqual([reason, line]);
});

test('more than 60 MB of XML are refused before they are unpacked', () => {
	const entry = pack.zipSync({ 'project.qde': [strToU8(`${head}/>`.padEnd(2000, ' ')), { level: 0 }] });
	const lying = entry.slice();
	const view = new DataView(lying.buffer);
	const list = lying.length - 22 - 46 - 'project.qde'.length;
	view.setUint32(list + 24, 61 * 1024 * 1024, true);
	view.setUint32(list + 20, 1024 * 1024, true);
	expect(reasonOf(lying)).toEqual(['xml-size', null]);
});

test('a file that is not what its list says is refused while it is unpacked', () => {
	const broken = good.slice();
	broken[80] = (broken[80] ?? 0) ^ 0xff;
	expect(reasonOf(broken)?.[0]).toMatch(/zip|xml/);
});

test('whatever is changed in a file, it is read or refused, and nothing else happens', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
			(changes) => {
				const changed = good.slice();
				for (const [at, byte] of changes) changed[at] = byte;
				reasonOf(changed);
			}
		),
		{ numRuns: runs }
	);
	fc.assert(
		fc.property(fc.nat({ max: good.length }), (end) => {
			expect(reasonOf(good.slice(0, end))).not.toBe(null);
		}),
		{ numRuns: 50 }
	);
});

test('what would unpack to very much is written so that it is read again', () => {
	const content = 'a'.repeat(300_000);
	expect(readQda(writeQdpx(projectOf(content, [[0, 5]]))).project.texts[0]?.content).toBe(content);
});
