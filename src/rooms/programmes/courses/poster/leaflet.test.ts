import { expect, test } from 'vitest';
import { count, figures, readBack } from '#platform/pdf/read-back.ts';
import { arabicPoster, englishLeaflet, spanishPoster } from './pdf.examples.ts';
import { leafletPdf, type Leaflet } from './pdf.server.ts';

test.each([
	['English', englishLeaflet, 'en-GB'],
	['Spanish', { ...englishLeaflet, ...spanishPoster }, 'es'],
	['Arabic', { ...englishLeaflet, ...arabicPoster }, 'ar']
] as const)(
	'a leaflet in %s is one sheet for both sides, and tells a listener what it shows',
	async (_, leaflet, language) => {
		const read = await readBack(await leafletPdf(leaflet, language));
		expect(read).toMatchObject({ title: leaflet.heading, language, tagged: true, insideMargins: true, pages: 2 });
		expect([count(read, 'H1'), count(read, 'H2'), count(read, 'Link')]).toEqual([1, 5, 1]);
		expect(figures(read).toSorted()).toEqual([leaflet.drawing, leaflet.invitation.square].toSorted());
		expect(read.smallest).toBeGreaterThanOrEqual(10.95);
	}
);

test('every word of a leaflet is there: what it is, what it is not, the days, and where to ask', async () => {
	const { words } = await readBack(await leafletPdf(englishLeaflet, 'en'));
	const { heading, lead, isNot, days, like, foot, facts, invitation } = englishLeaflet;
	const inside = [...days.flatMap(({ day, title }) => [day, title]), ...like, isNot, englishLeaflet.words.more];
	const outside = [heading, lead, foot, invitation.heading, invitation.address];
	for (const sentence of [...inside, ...outside, ...facts.map(({ title }) => title)]) expect(words).toContain(sentence);
});

test.each<[string, Partial<Leaflet>]>([
	['a heading that will not end', { heading: 'Tuesdays #panic() '.repeat(600) }],
	['a promise and a no that will not end', { lead: 'a'.repeat(10_000), isNot: 'No #panic() '.repeat(900) }],
	[
		'ten days with long names',
		{ days: Array.from({ length: 10 }, () => ({ day: 'Day '.repeat(90), title: 'x'.repeat(900) })) }
	],
	['nothing said of what it is not, and no day', { isNot: '', days: [], words: { ...englishLeaflet.words, more: '' } }],
	['a pale accent', { accent: '#ffee99' }]
])('stays one sheet with %s', async (_what, change) => {
	const read = await readBack(await leafletPdf({ ...englishLeaflet, ...change }, 'en'));
	expect(read).toMatchObject({ pages: 2, insideMargins: true });
});
