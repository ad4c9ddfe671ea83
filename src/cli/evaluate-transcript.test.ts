import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-transcript-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (name: string, content: string | Uint8Array) => {
	writeFileSync(join(folder, name), content);
	return said('evaluate', 'transcript', join(folder, name), '--json');
};
const read = async (name: string, content: string | Uint8Array) => {
	const { code, stdout, stderr } = await run(name, content);
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as unknown;
};
const both = { speakers: ['Ana', 'Bea'] };

test('plain text', async () => {
	expect(await read('a.txt', 'Ana: Tea?\nBea: Yes\nAna: Good\nBea: So')).toMatchObject({
		...{ ...both, kind: 'txt' },
		turns: [{ speaker: 'Ana', start: null, end: null, text: 'Tea?' }, {}, {}, { text: 'So' }]
	});
});

test('WebVTT with voices, tags and signs by name', async () => {
	const vtt =
		'WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<v Ana>Tea &amp; <i>caf&eacute;</i>?\n\n00:03.000 --> 01:00:04.000\n<v Bea>Yes';
	expect(await read('a.vtt', vtt)).toEqual({
		...{ kind: 'vtt', ...both },
		turns: [
			{ speaker: 'Ana', start: 1000, end: 2500, text: 'Tea & café?' },
			{ speaker: 'Bea', start: 3000, end: 3_604_000, text: 'Yes' }
		]
	});
});

test('SubRip with names', async () => {
	const cue = (n: number, text: string) => `${n}\r\n00:00:0${n},000 --> 00:00:0${n},900\r\n${text}\r\n\r\n`;
	const srt = ['Ana: Tea?', 'and cake', 'Bea: Yes', 'Bea: please', 'Ana: Good']
		.map((text, n) => cue(n + 1, text))
		.join('');
	expect(await read('a.srt', srt)).toMatchObject({
		turns: [
			{ speaker: 'Ana', text: 'Tea?' },
			{ speaker: null, text: 'and cake' },
			{ speaker: 'Bea', start: 3000, end: 4900, text: 'Yes please' },
			{ speaker: 'Ana', text: 'Good' }
		]
	});
});

test('a document of Word', async () => {
	const paragraphs = ['Ana: Tea?', 'Bea: Yes', 'Ana: Good', 'Bea: So'].map(
		(text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
	);
	const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
	const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
	const docx = zipSync({
		'[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
		'_rels/.rels': strToU8(
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${relation}" Target="word/document.xml"/></Relationships>`
		),
		'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${paragraphs.join('')}</w:body></w:document>`)
	});
	expect(await read('a.docx', docx)).toMatchObject({ kind: 'docx', ...both, turns: [{}, {}, {}, { text: 'So' }] });
});

test.each([
	['a.pdf', 'x'],
	['empty.txt', ' \n'],
	['wrong.vtt', 'Hello'],
	['wrong.srt', 'Hello'],
	['wrong.docx', 'Hello'],
	['wrong.txt', new Uint8Array([0xff, 0xfe, 0xff])]
])('refused in one sentence: %s', async (name, content) => {
	const { code, stdout, stderr } = await run(name, content);
	expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
});
