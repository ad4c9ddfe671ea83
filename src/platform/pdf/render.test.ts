import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PressProblem } from './press.ts';
import { count, figures, readBack } from './read-back.ts';
import { renderPdf } from './render.ts';

const LETTER = join(import.meta.dirname, 'examples/letter.typ');
const WRONG = join(import.meta.dirname, 'examples/wrong.typ');

async function letter(data: object, language = 'en-GB', images?: Record<string, string>) {
	return readBack(await renderPdf({ template: LETTER, data, language, images }));
}

describe('a document for whoever listens to it', () => {
	test('carries its title, its language and tags', async () => {
		const read = await letter({ title: 'Queridas todas', paragraphs: ['Hola.'] }, 'es-ES');
		expect(read).toMatchObject({
			title: 'Queridas todas',
			language: 'es-ES',
			tagged: true,
			insideMargins: true,
			pages: 1
		});
		expect(count(read, 'H1')).toBe(1);
		expect(count(read, 'P')).toBe(1);
	});

	test('tells which cells are heads of a table', async () => {
		const read = await letter({ title: 'Numbers', columns: ['Who', 'How many'], rows: [['Parents', '13']] });
		expect([count(read, 'Table'), count(read, 'TH'), count(read, 'TD')]).toEqual([1, 2, 2]);
	});

	test('says in words what a figure shows', async () => {
		const chart = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><path d="M0 0h10v5z"/></svg>';
		const read = await letter({ title: 'Rise', alt: 'A line goes up', caption: 'Up' }, 'en', { chart });
		expect(figures(read)).toEqual(['A line goes up']);
	});

	test('takes Spanish of a whole continent and Arabic from right to left', async () => {
		expect((await letter({ title: 'Hola' }, 'es-419')).language).toBe('es');
		expect((await letter({ title: 'سلام' }, 'ar')).language).toBe('ar');
	});
});

describe('what people write is shown, never run', () => {
	test.each([
		['a command of the template language', '#panic("stop") #import "x.typ" #(1 + 1)'],
		['marks of the template language', '*bold* _soft_ `code` $x^2$ <label> @name = heading - item // gone'],
		['marks of a web page', '<script>alert(1)</script> &amp; </text>'],
		['quotes and slashes', String.raw`" \ ' \n \u{41} {"a": 1}`],
		['letters of many languages', 'Łódź Ørsted Ñandú Gwyneth Ŷ Привіт Ελένη Şengül']
	])('%s', async (_kind, words) => {
		const read = await letter({ title: words, paragraphs: [words], columns: [words, '-'], rows: [[words, '-']] });
		expect(read.title).toBe(words);
		const plain = (text: string): string => text.replace(/\s/g, '');
		expect(plain(read.words).split(plain(words))).toHaveLength(1 + ['heading', 'paragraph', 'column', 'row'].length);
	});

	test.each([
		['فاطمة', 'NotoSansArabic'],
		['नमस्ते', 'NotoSans-Regular'],
		['আয়েশা', 'NotoSansBengali'],
		['ਸਿਮਰਨ', 'NotoSansGurmukhi'],
		['ሰላም', 'NotoSansEthiopic'],
		['🌻', 'NotoEmoji']
	])('%s is drawn with letters of its own script, not with boxes', async (words, font) => {
		const pdf = await renderPdf({ template: LETTER, data: { title: 'Hola', paragraphs: [words] }, language: 'en' });
		expect(Buffer.from(pdf).includes(font)).toBe(true);
		const read = await readBack(pdf);
		for (const character of words) expect(read.words).toContain(character);
	});

	test('half an emoji, cut off by a limit, does not spoil the document', async () => {
		expect((await letter({ title: 'Sun \ud83c' })).title).toBe('Sun \ufffd');
	});

	test('ten thousand letters without a space stay on the paper', async () => {
		const read = await letter({ title: 'Long', paragraphs: ['ab'.repeat(5000)] });
		expect(read.insideMargins).toBe(true);
		expect(read.words.replace(/\s/g, '')).toContain('ab'.repeat(5000));
		expect(read.pages).toBeGreaterThan(2);
	});
});

test('a template that does not fit its data says what and where', async () => {
	const attempt = renderPdf({ template: WRONG, data: {}, language: 'en' });
	await expect(attempt).rejects.toThrow(PressProblem);
	await expect(attempt).rejects.toThrow(/\/room\/wrong\.typ .*nothing-of-that-name/);
});

test('many documents at once come out each with its own words', async () => {
	const titles = Array.from({ length: 20 }, (_, at) => `Letter ${at}`);
	const read = await Promise.all(titles.map((title) => letter({ title })));
	expect(read.map(({ title }) => title)).toEqual(titles);
});
