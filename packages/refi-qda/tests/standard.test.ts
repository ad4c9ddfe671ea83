import * as pack from 'fflate';
import { expect, test } from 'vitest';
import { readQda, writeQdc } from '../src/index.ts';
import { guid, projectOf, withXml } from './projects.ts';

const project = projectOf('Hello you', [[0, 5]]);
const faultsOf = (change: (xml: string) => string) =>
	readQda(withXml(project, change, pack)).findings.map(({ fault, line }) => [fault, line]);

test('a project that this package writes keeps to the standard', () => {
	expect(faultsOf((xml) => xml)).toEqual([]);
});

const set = (from: string, to: string) => (xml: string) => {
	expect(xml).toContain(from);
	return xml.replace(from, to);
};

test.each<[string, (xml: string) => string, string, number]>([
	['an element that there is not', set('<Sets>', '<Weird/><Sets>'), 'element', 17],
	['a list in another place', set('<Users>', '<Sets><Set guid="x" name="y"/></Sets><Users>'), 'order', 3],
	['an empty list', set('<Sets>', '<Links/><Sets>'), 'lacking', 17],
	['a name that is missing', set(' name="Tried"', ''), 'no-attribute', 2],
	['an attribute of another place', set(' creatingUser=', ' modifyingUser='), 'attribute', 13],
	['a GUID that is none', set(`<User guid="${guid(1)}"`, '<User guid="1"'), 'guid', 4],
	['a position that is none', set('startPosition="0"', 'startPosition="a"'), 'number', 13],
	['a colour that is none', set('#1a2b3c', 'red'), 'color', 7],
	['a day that there is not', set('2026-11-29T', '2026-02-29T'), 'moment', 13],
	['yes for true', set('isCodable="true"', 'isCodable="yes"'), 'yes-no', 7],
	['a direction that there is not', set('OneWay', 'Sideways'), 'choice', 16],
	['words between elements', set('<Sets>', '<Sets>here'), 'words', 17],
	['a GUID twice', set(`<User guid="${guid(2)}"`, `<User guid="{${guid(1)}}"`), 'double', 5],
	[
		'a code that there is not',
		set(`<CodeRef targetGUID="${guid(4)}"`, `<CodeRef targetGUID="${guid(99)}"`),
		'dangling',
		13
	],
	[
		'a code that is a memo',
		set(`<CodeRef targetGUID="${guid(4)}"`, `<CodeRef targetGUID="${guid(6)}"`),
		'dangling',
		13
	],
	['a code within itself', set(`<Code guid="${guid(4)}"`, `<Code guid="${guid(3)}"`), 'circle', 7],
	['a file that is missing', set(`internal://${guid(5)}.txt`, 'internal://other.txt'), 'missing', 13],
	['a selection turned round', set('endPosition="5"', 'endPosition="0"'), 'positions', 13],
	['a text in two places', set('<PlainTextSelection', '<PlainTextContent/><PlainTextSelection'), 'both', 13],
	['a text in no place', set(` plainTextPath="internal://${guid(5)}.txt"`, ''), 'neither', 13]
])('found with its line: %s', (_, change, fault, line) => {
	const found = faultsOf(change);
	expect(found.map(([each]) => each)).toContain(fault);
	expect(found.find(([each]) => each === fault)?.[1]).toBeGreaterThanOrEqual(line - 3);
});

test('GUIDs are the same with and without braces and in letters of any size, and stay as they are', () => {
	const bytes = withXml(
		project,
		(xml) => xml.replaceAll(`CodeRef targetGUID="${guid(4)}"`, `CodeRef targetGUID="{${guid(4).toUpperCase()}}"`),
		pack
	);
	const { findings, project: read } = readQda(bytes);
	expect(findings).toEqual([]);
	expect(read.texts[0]?.selections[0]?.codings[0]?.code).toBe(`{${guid(4).toUpperCase()}}`);
});

test('names of files inside are compared without the size of letters', () => {
	const files = pack.unzipSync(withXml(project, (xml) => xml, pack));
	const renamed = Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [
			name.replace('sources/', 'Sources/').replace('project', 'Project').replace('.txt', '.TXT'),
			bytes
		])
	);
	expect(readQda(pack.zipSync(renamed)).missing).toEqual([]);
});

test('pictures and drawings come back as they stood, with their files, and are told', () => {
	const picture = `<PictureSource guid="${guid(50)}" path="internal://a.png"><PictureSelection guid="${guid(51)}" firstX="0" firstY="0" secondX="1" secondY="1"/></PictureSource>`;
	const {
		project: read,
		dropped,
		findings
	} = readQda(withXml(project, set('</Sources>', `${picture}</Sources>`), pack));
	expect(dropped).toEqual([{ what: 'PictureSource', count: 1 }]);
	expect(findings.map(({ fault }) => fault)).toEqual(['missing']);
	expect(read.others).toEqual([
		expect.objectContaining({
			name: 'PictureSource',
			children: [expect.objectContaining({ name: 'PictureSelection' })]
		})
	]);
});

test('a codebook has codes and sets, and no memos', () => {
	const xml = writeQdc(project);
	const { kind, findings, counts } = readQda(pack.strToU8(xml));
	expect([kind, findings]).toEqual(['codebook', []]);
	expect(counts).toMatchObject({ codes: 2, codable: 1, depth: 2, sets: 1 });
	expect(xml).not.toContain('NoteRef');
});
