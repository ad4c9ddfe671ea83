// A thumb that slips on every button that register and crèche render: twice, at once with another, on a page that was left open. No row
// comes to stand as nobody meant, and each press is taken back by the undo that is in sight.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openTrialHouse, type TrialHouse } from './house.ts';
import { buttonsOf, formOf, meaningOf, watchRows, type Button, type Meaning, type Rows } from './slips.ts';
import { formOf as sentAs, open, post } from './visitor.ts';
import type { Found } from './walker.ts';

let house: TrialHouse;
let day: Awaited<ReturnType<typeof watchRows>>;
let session: string;

/** Opens a house in which thumbs slip, for the tests of one file. */
export function slippery(): void {
	beforeAll(openHouse);
	afterAll(closeHouse);
	afterEach(() => void (wire = honest));
}

async function openHouse(): Promise<void> {
	house = await openTrialHouse();
	session = house.news.pages.session;
	day = await watchRows(house, session.split('/').at(-1) ?? '');
}

async function closeHouse(): Promise<void> {
	await day.close();
	await house.close();
}

/** What stands between thumb and house: nothing, or a fault that is planted. */
export interface Wire {
	/** A form as it is sent; `again` when it was sent a moment ago. */
	sent(button: Button, again: boolean, before: Rows): Button;
	/** A page as it comes. */
	came(page: Found, from: Button | undefined): Found;
}
export const honest: Wire = { sent: (button) => button, came: (page) => page };
let wire: Wire = honest;

/** Puts something between thumb and house until the test ends. */
export function lay(faulty: Wire): void {
	wire = faulty;
}

const cookie = () => house.news.cookies.facilitator;

async function look(path: string, from?: Button): Promise<Found> {
	const answer = await open(house.news.url + path, cookie());
	return wire.came({ path, status: answer.status, html: await answer.text() }, from);
}

/** Presses a button. Where the same press leads again is the page that was just looked at: it is not opened once more. */
async function press(button: Button, again: boolean, before: Rows): Promise<Found> {
	const { action, fields } = wire.sent(button, again, before);
	const answer = await post(house.news.url + action, sentAs(fields), { cookie: cookie() });
	const to = answer.headers.get('location');
	if (answer.status === 303 && to && again) return { path: to, status: 200, html: await answer.text() };
	if (answer.status === 303 && to) return look(to.replace(/#.*/, ''), button);
	return { path: action, status: answer.status, html: await answer.text() };
}

function dice(seed: number) {
	let at = seed;
	return (sides: number) => ((at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
}
type Dice = ReturnType<typeof dice>;

function oneOf<Each>(roll: Dice, list: readonly Each[]): Each {
	const one = list[roll(list.length)];
	if (one === undefined) throw new Error('nothing to choose from');
	return one;
}

/** What a hand types beside a button: a name, an hour that has been, a few hands; nothing else is asked. */
function filledIn(button: Button, roll: Dice): Button {
	const words: Record<string, () => string> = {
		who: () => oneOf(roll, ['Uncle Ed', 'Elena 1']),
		from: () => oneOf(roll, ['', '00:01']),
		to: () => oneOf(roll, ['', '00:02']),
		called: () => `Fatou ${roll(1_000_000_000)}`,
		language: () => 'en',
		words: () => 'He slept.'
	};
	const isRound = button.typed.includes('storm');
	const typed = button.typed.map((name) => [name, isRound ? String(roll(4)) : (words[name]?.() ?? '')]);
	return { ...button, fields: { ...button.fields, ...(Object.fromEntries(typed) as Record<string, string>) } };
}

/** A page that was opened, the rows as they stood then, and its buttons. */
interface Sheet {
	buttons: Button[];
	rows: Rows;
}

async function openSheet(roll: Dice): Promise<Sheet> {
	const rows = await day.rows();
	const kind = roll(20);
	const child = oneOf(
		roll,
		[...rows].filter(([, { stands }]) => /^(expected|in|gone)\b/.test(stands))
	)[0];
	const path = kind < 9 ? '' : kind < 17 ? '/creche' : kind < 19 ? `/creche/${child}` : '/walk-in';
	const page = await look(session + path);
	expect(page.status, page.path).toBe(200);
	return { buttons: buttonsOf(page), rows };
}

/** Where somebody stands; `off` where no row is hers. */
export const standing = (rows: Rows, id: string) => rows.get(id)?.stands ?? 'off';

/** Every row stands as before, or as one of these presses means. `must` where it has to have changed. */
function expectMeant(before: Rows, after: Rows, meanings: Meaning[], must: boolean, why: string): void {
	for (const id of new Set([...before.keys(), ...after.keys()])) {
		const [was, is] = [standing(before, id), standing(after, id)];
		const names = before.has(id) ? [id] : [id, 'somebody new'];
		const meant = meanings.flatMap((meaning) => names.flatMap((name) => meaning.get(name) ?? []));
		if (meant.some((stands) => stands.test(is))) continue;
		expect(is, `${why}: ${id} stands as nobody meant${must && meant.length ? ` (${meant.join(' or ')})` : ''}`).toBe(
			must && meant.length ? undefined : was
		);
	}
	const newcomers = [...after.keys()].filter((id) => !before.has(id));
	expect(newcomers.length, `${why}: somebody new`).toBeLessThanOrEqual(meanings.length);
}

const exact = (rows: Rows) => Object.fromEntries([...rows].map(([id, row]) => [id, `${row.stands} ${row.detail}`]));

/** Which rows stand otherwise than before, to the last detail; in which order they were read says nothing. */
export function changedIn(before: Rows, after: Rows): string[] {
	const [was, is] = [exact(before), exact(after)];
	const ids = [...new Set([...before.keys(), ...after.keys()])].filter((id) => was[id] !== is[id]);
	return ids.map((id) => `${id} was ${was[id]} and is ${is[id]}`);
}

/** What came of many presses: which forms were pressed, how many were taken back or refused, the slowest undo in ms. */
export interface Tally {
	forms: Set<string>;
	undone: number;
	refused: number;
	slowest: number;
}

/** One press in one of the ways in which a thumb slips, what stands where afterwards, and its undo. */
async function slip(roll: Dice, left: Sheet[], tally: Tally): Promise<void> {
	const sheet = await openSheet(roll);
	const way = oneOf(roll, ['once', 'twice', 'together', 'quick', 'back'] as const);
	const from = way === 'back' && left.length ? oneOf(roll, left) : sheet;
	const pressable = from.buttons.filter(({ isUndo }) => !isUndo);
	left.push(sheet);
	if (left.length > 40) left.shift(); // a page may be left open for a while: long enough that a child came and went
	if (!pressable.length) return;
	const button = filledIn(oneOf(roll, pressable), roll);
	const before = sheet.rows;
	const meaning = meaningOf(button, from.rows);
	const why = `${way}: “${button.says}” ${JSON.stringify(button.fields)}`;
	tally.forms.add(formOf(button));
	const answers = [await press(button, false, before)];
	if (way === 'twice') answers.push(await press(button, true, await day.rows()));
	if (way === 'together')
		answers.push(...(await Promise.all([1, 2].map(async () => press(button, true, await day.rows())))));
	for (const { status } of answers) expect(status, why).toBeLessThan(500);
	const meanings = [meaning];
	if (way === 'quick') {
		const other = filledIn(oneOf(roll, pressable), roll);
		meanings.push(meaningOf(other, from.rows));
		await Promise.all([press(button, true, before), press(other, false, before)]);
	}
	const after = await day.rows();
	const isTaken = answers[0]?.status === 200;
	if (!isTaken) tally.refused++;
	expectMeant(
		before,
		after,
		isTaken || way === 'quick' ? meanings : [],
		isTaken && way !== 'back' && way !== 'quick',
		why
	);
	if (way === 'back') expectNothingOver(button, from.rows, before, after, why);
	if (changedIn(before, after).length && way !== 'quick' && roll(3)) await takeBack(answers, before, after, tally, why);
}

/** Where a child is goes by the page: one that shows a child as it no longer is changes nothing of it. */
function expectNothingOver(button: Button, shown: Rows, before: Rows, after: Rows, why: string): void {
	const { child } = button.fields;
	if (!child || JSON.stringify(shown.get(child)) === JSON.stringify(before.get(child))) return;
	expect(after.get(child), `${why}: a page left open`).toEqual(before.get(child));
}

/** The page that answered has an undo in sight; pressed once or twice, every row stands exactly as before. */
async function takeBack(answers: Found[], before: Rows, after: Rows, tally: Tally, why: string): Promise<void> {
	const began = performance.now();
	const undo = answers.flatMap(buttonsOf).find(({ isUndo }) => isUndo);
	const led = answers.map(({ path, status }) => `${status} ${path}`);
	const rows = changedIn(before, after).join(', ');
	expect(undo, `${why}: an undo is in sight on ${led.join(', ')}: ${rows}`).toBeDefined();
	if (!undo) return;
	await press(undo, false, after);
	tally.slowest = Math.max(tally.slowest, performance.now() - began);
	if (tally.undone % 2) await press(undo, true, before);
	expect(exact(await day.rows()), `${why}: taken back`).toEqual(exact(before));
	tally.undone++;
}

/** Presses after which the house is filled anew: those who walked in would make a register of hundreds of lines. */
const pressesOfADay = 700;

/** Presses so often, by dice that fall alike for the same seed. Rejects at the first row that stands as nobody meant. */
export async function slipOften(count: number, seed: number): Promise<Tally> {
	const [roll, left]: [Dice, Sheet[]] = [dice(seed), []];
	const tally: Tally = { forms: new Set(), undone: 0, refused: 0, slowest: 0 };
	for (let time = 0; time < count; time++) {
		if (time && time % pressesOfADay === 0) {
			await closeHouse();
			await openHouse();
			left.length = 0;
		}
		await slip(roll, left, tally);
	}
	return tally;
}
