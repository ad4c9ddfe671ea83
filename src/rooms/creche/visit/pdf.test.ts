import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, type ReadBack, readBack } from '#platform/pdf/read-back.ts';
import { written } from '#platform/pdf/scripts.examples.ts';
import { englishCrecheList, spanishCrecheList } from './pdf.examples.ts';
import { type PrintedChild, type CrecheList, crecheListPdf } from './pdf.server.ts';

const squeezed = (words: string): string => words.replace(/\s/g, '');

function times({ words }: ReadBack, looked: string): number {
	return squeezed(words).split(squeezed(looked)).length - 1;
}

async function printed(list: CrecheList, language = 'en-GB'): Promise<ReadBack> {
	return readBack(await crecheListPdf(list, language));
}

test.each([
	[englishCrecheList, 'en-GB'],
	[spanishCrecheList, 'es']
])('is a table with heads that tells every child: $title', async (list, language) => {
	const read = await printed({ ...list, spareRows: 0 }, language);
	expect(read).toMatchObject({
		pages: 1,
		title: `${list.title} · ${list.session}`,
		language,
		tagged: true,
		insideMargins: true
	});
	expect(count(read, 'H1')).toBe(1);
	expect(count(read, 'TH')).toBe(5);
	expect(count(read, 'TD')).toBe(5 * list.children.length);
	for (const child of list.children.filter(({ name }) => !/\p{Script=Arabic}/u.test(name))) {
		for (const words of [child.name, child.age, child.grownUp, ...child.collects]) expect(read.words).toContain(words);
	}
});

test('each allergy stands twice, in the box and with the child, under its label', async () => {
	const read = await printed(englishCrecheList);
	const allergies = englishCrecheList.children.flatMap((child) => child.allergies);
	expect(allergies.length).toBeGreaterThan(1);
	for (const allergy of allergies) expect(times(read, allergy)).toBe(2);
	for (const allergy of allergies) expect(times(read, `Allergy${allergy}`)).toBe(1);
});

test('a child without allergies is said to have none, not left blank', async () => {
	const children = englishCrecheList.children.filter(({ allergies }) => allergies.length === 0);
	const read = await printed({ ...englishCrecheList, children });
	expect(read.words).toContain(englishCrecheList.alerts.none);
	expect(times(read, 'No allergies. Asked')).toBe(children.length);
});

test('what no font draws is said on the paper: look on the screen', async () => {
	const [first] = englishCrecheList.children;
	const odd = { ...first!, allergies: ['Egg 𓀀'] };
	const list = { ...englishCrecheList, lookOnScreen: 'Look on the screen', spareRows: 0, children: [odd] };
	expect(times(await printed(list), 'Look on the screen')).toBe(2);
	expect(times(await printed({ ...list, children: [first!] }), 'Look on the screen')).toBe(0);
});

test('what was written for the day stands above the list, and nothing does where nobody wrote', async () => {
	const notes = {
		heading: 'Notes for today',
		lines: ['Aisha · from Nadia, 09:12: Slept badly', 'From the team: Egg 𓀀']
	};
	const read = await printed({ ...englishCrecheList, lookOnScreen: 'Look on the screen', notes });
	expect(times(read, notes.heading)).toBe(1);
	expect(times(read, 'Slept badly')).toBe(1);
	expect(times(read, 'Look on the screen')).toBe(1);
	expect(times(await printed(englishCrecheList), notes.heading)).toBe(0);
});

test('an allergy in letters of forty scripts is on the paper, letter by letter', async () => {
	const [first] = englishCrecheList.children;
	const children = written.map(([, words], at) => ({ ...first!, name: `No ${at}`, allergies: [words], needs: [] }));
	const read = await printed({ ...englishCrecheList, lookOnScreen: 'Look on the screen', children });
	const letters = (text: string) => [...text.normalize('NFKD')].filter((letter) => /\p{L}|\p{S}/u.test(letter));
	const there = new Set(letters(read.words));
	expect(written.flatMap(([, words]) => letters(words)).filter((letter) => !there.has(letter))).toEqual([]);
	expect(written.length).toBeGreaterThan(30);
	expect(read.words).not.toContain('Look on the screen');
});

const word = fc.stringMatching(/^[A-Za-z*#$_\-ñé]{1,30}$/);
const child: fc.Arbitrary<PrintedChild> = fc.record({
	name: word,
	age: fc.constant('2 years'),
	allergies: fc.array(word, { maxLength: 4 }),
	cleared: fc.constant('No allergies'),
	needs: fc.array(word, { maxLength: 3 }),
	grownUp: word,
	collects: fc.array(word, { maxLength: 2 })
});

test('no allergy is ever lost, whatever the list', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(child, { maxLength: 30 }), async (children) => {
			const marked = children.map((one, at) => ({
				...one,
				allergies: one.allergies.map((allergy, nth) => `«${at}.${nth}»${allergy}`)
			}));
			const read = await printed({ ...englishCrecheList, children: marked });
			for (const { allergies } of marked) for (const allergy of allergies) expect(times(read, allergy)).toBe(2);
		}),
		{ numRuns: 15 }
	);
});

test('a name of ten thousand letters and an endless note still print', async () => {
	const [first] = englishCrecheList.children;
	const odd = {
		...first!,
		name: 'ab'.repeat(5_000),
		needs: ['#panic() '.repeat(500)],
		allergies: ['Sesame '.repeat(300)]
	};
	const read = await printed({ ...englishCrecheList, children: [odd, ...englishCrecheList.children] });
	expect(read.insideMargins).toBe(true);
	expect(times(read, 'ab')).toBeGreaterThanOrEqual(5_000);
	expect(read.words).toContain('Oskar');
});

test.each(['﷽', 'W', '👩‍👩‍👧‍👦', '⸻'])('a hundred wide letters without a space stay on the paper: %s', async (letter) => {
	const [first] = englishCrecheList.children;
	const long = letter.repeat(100);
	const wide = { ...first!, name: long, allergies: [long], needs: [long], grownUp: long, collects: [long] };
	const read = await printed({ ...englishCrecheList, spareRows: 0, children: [wide] });
	expect(read.insideMargins).toBe(true);
});
