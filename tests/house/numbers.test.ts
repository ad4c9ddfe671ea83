// A number of a parent is shown where her hours are asked: nobody rings at night because a page or a file left them out.
import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** Where a number or an address of somebody may be shown without her hours, and why. The list only grows shorter. */
const otherwise: Record<string, string> = {
	'src/rooms/people/person/ClosedWays.svelte': 'it closes them itself, and shows them only where she may be in danger',
	'src/rooms/programmes/desk/roster/ReachWays.svelte': 'the card around it asks',
	'src/rooms/programmes/desk/roster/commands.server.ts': 'for the table, in which the hours stand beside the number',
	'src/rooms/creche/visit/UrgentPhone.svelte': 'given for the hurry itself, on the day alone',
	'src/rooms/creche/visit/sheet.ts': 'the same on paper',
	'src/rooms/programmes/taking-part/my-page/ChildCard.svelte': 'her own, shown to her',
	'src/rooms/programmes/joining/question/QuestionCard.svelte': 'of a stranger who asked to be answered',
	'src/rooms/programmes/joining/guest/words.ts':
		'of a guest, who comes for her work and gave it to be told of a change',
	'src/routes/(app)/(mine)/me/details/+page.svelte': 'her own, shown to her',
	'src/routes/(app)/(mine)/me/details/reach/+page.svelte': 'her own, shown to her',
	'src/routes/ContactLine.svelte': 'of the charity',
	'src/platform/help-lines/lines.ts': 'of a help line',
	'src/rooms/watch/way/queries.server.ts': 'of the speaker herself: whether one is known, and it is shown nowhere',
	'src/rooms/safeguarding/concern/mail.server.ts': 'of whoever raised it, who was told that she is rung'
};

const shows = /\bphoneShown\(|(?:tel|sms):\$?\{|'people\.reach'/;
const asksHours = /\bclosedUntil\(|\bopenReaching\(/;

/** Files that show somebody's number and ask nobody's hours. */
function withoutHours(sources: Source[]): string[] {
	return sources
		.filter(({ path, text }) => shows.test(text) && !asksHours.test(text) && !(path in otherwise))
		.map(({ path }) => path);
}

const shown = () =>
	sourcesIn('src').filter(
		({ path }) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|platform\/forms\/|\/generated|demonstration/.test(path)
	);

test('no number is shown without asking when it is safe', () => {
	expect(shown().filter(({ text }) => asksHours.test(text)).length).toBeGreaterThan(3);
	expect(withoutHours(shown())).toEqual([]);
	const paths = shown()
		.filter(({ text }) => shows.test(text))
		.map(({ path }) => path);
	expect(Object.keys(otherwise).filter((path) => !paths.includes(path))).toEqual([]);
});

test('in the table of a course her hours and days stand beside her number', () => {
	const text = shown().find(({ path }) => path.endsWith('roster/export.ts'))?.text ?? '';
	expect(text).toMatch(/roster_phone\(\),\s+m\.programmes_roster_hours\(\),\s+m\.programmes_roster_days\(\)/);
	expect(text).toMatch(/of\('phone'\) : '',\s+`\$\{safe\.fromHour\}[^\n]*\s+daysWords\(safe\.days\)/);
});

test('a number that is shown at any hour is found', () => {
	const page = (text: string) => [{ path: 'src/routes/x/+page.svelte', text }];
	expect(withoutHours(page('<p>{phoneShown(person.phone, zone)}</p>'))).toEqual(['src/routes/x/+page.svelte']);
	expect(withoutHours(page('<a href="tel:{number}">Ring</a>'))).toEqual(['src/routes/x/+page.svelte']);
	expect(withoutHours(page('const until = closedUntil(reach, now); phoneShown(person.phone, zone)'))).toEqual([]);
});
