import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { wordThread } from './word.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const rels = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A Word file with these words inside its body. */
const wordFile = (body: string, more: Record<string, Uint8Array> = {}) =>
	zipSync({
		'[Content_Types].xml': strToU8(types),
		'_rels/.rels': strToU8(rels),
		'word/document.xml': strToU8(`${head}<w:document ${main}><w:body>${body}</w:body></w:document>`),
		...more
	});
const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

test('each paragraph of a Word file comes out as it would be pasted, with an empty line between, and no empty one', async () => {
	const list =
		paragraph('We listen.') + paragraph('') + '<w:p><w:r><w:t>Tea</w:t><w:tab/><w:t>first.</w:t></w:r></w:p>';
	const table = `<w:tbl><w:tr><w:tc>${paragraph('In a table')}</w:tc></w:tr></w:tbl>`;
	expect(await wordThread.read(wordFile(list + table))).toEqual({ text: 'We listen.\n\nTea first.\n\nIn a table' });
});

test('words that were deleted with changes tracked are gone, inserted ones are there, in any script', async () => {
	const tracked =
		'<w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>';
	const arabic = '<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نستمع أولاً، ثم ننصح.</w:t></w:r></w:p>';
	expect(await wordThread.read(wordFile(tracked + arabic))).toEqual({ text: 'New\n\nنستمع أولاً، ثم ننصح.' });
});

test('what is no Word file, damaged or too large says so, and nothing of it is read', async () => {
	expect(await wordThread.read(strToU8('just words'))).toEqual({ problem: 'damaged' });
	expect(await wordThread.read(wordFile(paragraph('cut')).slice(0, 300))).toEqual({ problem: 'damaged' });
	expect(await wordThread.read(wordFile('<w:p>'))).toEqual({ problem: 'damaged' });
	expect(await wordThread.read(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toEqual({ problem: 'no-word-file' });
});

test('a file that unpacks to much more than it weighs, or defines words that grow, is not unpacked', async () => {
	const bomb = wordFile(paragraph('x'), { 'word/styles.xml': new Uint8Array(40_000_000) });
	expect(bomb.length).toBeLessThan(100_000);
	expect(await wordThread.read(bomb)).toEqual({ problem: 'large' });
	const laughs = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${paragraph('&b;')}`;
	expect(await wordThread.read(wordFile(laughs))).toEqual({ problem: 'damaged' });
	expect(await wordThread.readWithin({ patience: 1, memory: 64 }, wordFile(paragraph('slow')))).toEqual({
		problem: 'large'
	});
});

test('pictures and what lies elsewhere are left where they are', async () => {
	const link = `<w:hyperlink w:anchor="x"><w:r><w:t>A link</w:t></w:r></w:hyperlink>`;
	const picture = { 'word/media/image1.png': new Uint8Array(1000) };
	expect(await wordThread.read(wordFile(`<w:p>${link}</w:p>`, picture))).toEqual({ text: 'A link' });
});
