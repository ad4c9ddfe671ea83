import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBack } from './read-back.ts';
import { renderPdf, unprinted } from './render.ts';
import { written } from './scripts.examples.ts';

const LETTER = join(import.meta.dirname, 'examples/letter.typ');

/** Characters of these words that do not come back from the paper; joiners and spaces are not drawn. */
async function lost(pdf: Uint8Array, words: string): Promise<string[]> {
	const read = (await readBack(pdf)).words.normalize('NFKD');
	return [...words.normalize('NFKD')].filter((letter) => /\p{L}|\p{S}/u.test(letter) && !read.includes(letter));
}

test.each(written)('%s is printed in its own letters and read back: %s', async (_script, words, font) => {
	expect(unprinted(words)).toEqual([]);
	const pdf = await renderPdf({ template: LETTER, data: { title: 'Hola', paragraphs: [words] }, language: 'en' });
	expect(Buffer.from(pdf).includes(`+${font}`)).toBe(true);
	expect(await lost(pdf, words)).toEqual([]);
});

test('what no font draws is named; what is not drawn at all, is not', () => {
	expect(unprinted('Nuts 𓀀 and 𒀀')).toEqual(['𓀀', '𒀀']);
	expect(unprinted({ name: 'Zoë\u200d\n 👩‍👩‍👧', allergies: ['½ egg — “raw”'] })).toEqual([]);
});
