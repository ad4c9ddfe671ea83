import * as v from 'valibot';
import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { count, readBack } from '#platform/pdf/read-back.ts';
import { momentFile } from './activity.ts';
import { activityLibrary } from './library.ts';
import find from './library/find.json' with { type: 'json' };
import { activityPdf } from './pdf.server.ts';
import { activityTextOf } from './words.ts';

const sheet = { organisation: 'Willow Lane', accent: null, large: true };
const longest = (language: 'en' | 'es') =>
	[...activityLibrary].sort((one, other) => lengthIn(other, language) - lengthIn(one, language)).slice(0, 2);
const lengthIn = (activity: (typeof activityLibrary)[number], language: 'en' | 'es') =>
	inLanguage(language, () => Object.values(activityTextOf(activity)).join('').length);

test('the library is whole: eighteen activities, each in both languages with the same steps, and a way without reading', () => {
	expect(activityLibrary).toHaveLength(18);
	expect(new Set(activityLibrary.map(({ id }) => id)).size).toBe(18);
	for (const { id, title, steps, reading, people } of activityLibrary) {
		expect(steps.en?.split('\n').length, id).toBe(steps.es?.split('\n').length);
		expect(title.en, id).not.toBe(title.es);
		expect(reading.en && reading.es, id).toBeTruthy();
		expect(people[0], id).toBeLessThan(people[1]);
	}
	const [first] = find.activities;
	expect(v.is(momentFile, { ...find, activities: [{ ...first, es: undefined }] })).toBe(false);
});

test.each(['en', 'es'] as const)(
	'the longest activities fit one page in large print in %s, and are read aloud step by step',
	async (language) => {
		for (const activity of longest(language)) {
			const pdf = await inLanguage(language, () => activityPdf(activity, sheet, language));
			const read = await readBack(pdf);
			expect(read, activity.id).toMatchObject({ pages: 1, tagged: true, insideMargins: true, language });
			expect(count(read, 'L')).toBe(1);
			for (const step of activity.steps[language]?.split('\n') ?? []) expect(read.words).toContain(step);
		}
	}
);
