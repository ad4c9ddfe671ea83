import { describe, expect, test } from 'vitest';
import { count, figures, readBack } from '#platform/pdf/read-back.ts';
import { arabicPoster, englishPoster, spanishPoster } from './pdf.examples.ts';
import { type Poster, posterPdf, posterPng } from './pdf.server.ts';

describe.each([
	['English', englishPoster, 'en-GB'],
	['Spanish', spanishPoster, 'es'],
	['Arabic', arabicPoster, 'ar']
] as const)('the poster in %s', (_name, poster, language) => {
	test.each(['a4', 'a5'] as const)('is one page of %s, and tells a listener what it shows', async (size) => {
		const read = await readBack(await posterPdf(poster, language, size));
		expect(read).toMatchObject({ title: poster.heading, language, tagged: true, insideMargins: true, pages: 1 });
		expect(count(read, 'H1')).toBe(1);
		expect(count(read, 'H2')).toBe(poster.facts.length + 1);
		expect(count(read, 'Link')).toBe(1);
		expect(figures(read)).toEqual([poster.drawing, poster.invitation.square]);
	});

	test('shows where to go in letters too, for whoever has no camera', async () => {
		const read = await readBack(await posterPdf(poster, language, 'a4'));
		expect(read.words).toContain(poster.invitation.address);
	});
});

test.each(['a4', 'a5'] as const)(
	'a poster of %s says whom to ring, in letters of eleven points or more, and breaks its address at no hyphen',
	async (size) => {
		const address = 'willowlane.example/en/on/fridays-november-2026';
		const pdf = await posterPdf(
			{ ...englishPoster, invitation: { ...englishPoster.invitation, address } },
			'en-GB',
			size
		);
		const read = await readBack(pdf);
		expect(read.words).toContain('0113 496 0100');
		expect(read.smallest).toBeGreaterThanOrEqual(10.95);
		expect(read.words).toContain('fridays-november-2026');
	}
);

test('as a picture it is as wide as a phone shows sharp', async () => {
	const png = Buffer.from(await posterPng(englishPoster, 'en-GB'));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16) > 1000, png.readUInt32BE(20) > 1400, png.byteLength < 1_000_000]).toEqual([
		true,
		true,
		true
	]);
});

test('the words of the poster are all there', async () => {
	const { words } = await readBack(await posterPdf(englishPoster, 'en', 'a4'));
	const { heading, lead, facts, foot, invitation } = englishPoster;
	const expected = [heading, lead, foot, invitation.heading, ...facts.flatMap(({ title, note }) => [title, note])];
	for (const sentence of expected) expect(words).toContain(sentence);
});

test.each<[string, Partial<Poster>]>([
	['a heading that will not end', { heading: 'Tuesdays #panic() '.repeat(600) }],
	['a word that will not end', { lead: 'a'.repeat(10_000), badge: 'b'.repeat(500) }],
	[
		'many facts that say much',
		{ facts: Array.from({ length: 6 }, () => ({ icon: 'tea', title: 'Tea '.repeat(50), note: 'x '.repeat(900) })) }
	],
	['words as long as a German town', { heading: 'Elternselbsthilfegruppentreffen', badge: 'Unentgeltlich' }],
	['no badge and no facts', { badge: undefined, facts: [] }],
	['an accent that is no colour', { accent: 'red"); #panic("' }],
	['a pale accent', { accent: '#ffee99' }]
])('stays one page with %s', async (_what, change) => {
	const read = await readBack(await posterPdf({ ...englishPoster, ...change }, 'en', 'a4'));
	expect(read).toMatchObject({ pages: 1, insideMargins: true });
	expect(read.words).toContain(englishPoster.invitation.address);
});
