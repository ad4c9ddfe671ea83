import { expect, test } from 'vitest';
import { readBack } from '#platform/pdf/read-back.ts';
import { wallPapers } from './form.ts';
import { englishWallSheet, spanishWallSheet } from './pdf.examples.ts';
import { wallSheetPdf } from './pdf.server.ts';
import { wallSheetOf } from './sheet.ts';

const long = 'a-very-long-name-of-a-charity-that-has-no-shorter-one.community.example/o/willow-lane-and-friends';

test.each([
	[englishWallSheet, 'en-GB'],
	[spanishWallSheet, 'es'],
	[{ ...englishWallSheet, url: `https://${long}/here/zvz9`, address: `${long}/here/zvz9` }, 'en-GB']
])('is one page on either paper, with a square and the address to type: $heading', async (sheet, language) => {
	for (const size of wallPapers) {
		const read = await readBack(await wallSheetPdf(sheet, language, size));
		expect(read).toMatchObject({ title: sheet.heading, language, tagged: true, insideMargins: true, pages: 1 });
		for (const words of [sheet.heading, sheet.note, sheet.orType, sheet.foot]) expect(read.words).toContain(words);
		expect(read.words.replaceAll(/\s/g, '')).toContain(sheet.address);
	}
});

test('names no group, whatever it is called', () => {
	const day = {
		startsAt: new Date('2027-01-26T10:00:00Z'),
		course: { en: 'CANARY course' },
		title: { en: 'CANARY week' }
	};
	const giver = { name: 'Willow Lane', timeZone: 'Europe/London', at: (path: string) => `https://kith.example${path}` };
	const sheet = wallSheetOf(day, 'zvz9xpaq6yrv', giver);
	expect(sheet).toMatchObject({ address: 'kith.example/here/zvz9-xpaq-6yrv' });
	expect(JSON.stringify(sheet)).not.toContain('CANARY');
});
