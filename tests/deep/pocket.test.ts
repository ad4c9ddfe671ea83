// Long trials of the register on a phone, in real browsers: KITH_DEEP=1 KITH_TRIALS=200 KITH_FIRST=1 vitest run tests/deep/pocket.test.ts
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../support/house.ts';
import { openBrowser } from '../support/pages.ts';
import { kept, onPhones, packNow, takeAlong, unlock } from '../support/pocket-hand.ts';
import { openPhoneHouse, type PhoneHouse } from '../support/pocket-house.ts';
import { keepFigures } from './figures.ts';
import { Hand } from './pocket-hand.ts';

const [trials, first] = [Number(process.env.KITH_TRIALS ?? 10), Number(process.env.KITH_FIRST ?? 1)];
const numbers = Array.from({ length: trials }, (_, at) => first + at);
const timeout = 14_400_000;
const names = Array.from({ length: 8 }, (_, at) => `Person ${at + 1}`);
const words = ['Came', 'Late', 'Apologies', 'No word'];

/** Chance that comes again by its number, so that a trial that failed can be repeated. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * below);
	};
}

describe('a phone whose browser is killed', () => {
	const { newPhone, openHouse } = onPhones();
	const phone = newPhone();
	let page: Page;

	async function begin(url: string): Promise<void> {
		page = await phone.start();
		await page.goto(`${url}/pocket/en/`);
		await unlock(page);
		await page.locator('.line').first().waitFor();
	}

	/** A tap, until the moment at which the page shows it as pressed. */
	async function press(name: string, word: string): Promise<boolean> {
		const button = page.locator('.line', { hasText: name }).getByRole('button', { name: word, exact: true });
		if ((await button.getAttribute('aria-pressed')) === 'true') return false;
		await button.click({ noWaitAfter: true });
		await page.waitForFunction(
			([who, what]) =>
				[...document.querySelectorAll('.line')].some(
					(line) =>
						line.querySelector('h3')?.textContent.startsWith(who ?? '') &&
						line.querySelector('[aria-pressed=true]')?.textContent === what
				),
			[name, word],
			{ polling: 'raf' }
		);
		return true;
	}

	test(
		'a browser that is killed within 50 ms of a press has lost none of what was shown as pressed',
		{ timeout },
		async () => {
			const house = await openHouse(packNow(names).pack);
			house.loseAnswers = Number.POSITIVE_INFINITY;
			const luck = chance(first);
			page = await phone.start();
			await takeAlong(page, house.url);
			await kept(page);
			await unlock(page);
			const pressed: string[] = names.map(() => '');
			for (const trial of numbers) {
				const [who, what] = [luck(names.length), words[luck(words.length)] ?? ''];
				if (await press(names[who] ?? '', what)) pressed[who] = what;
				const since = performance.now() + luck(50);
				while (performance.now() < since) await new Promise(setImmediate);
				await phone.kill();
				await begin(house.url);
				const shown = await page
					.locator('.line')
					.evaluateAll((lines) => lines.map((line) => line.querySelector('[aria-pressed=true]')?.textContent ?? ''));
				expect(shown, `trial ${trial}`).toEqual(pressed);
			}
			keepFigures('pocket-kills', { 'kills within 50 ms of a press': trials, lost: 0 });
		}
	);
});

describe('phones on one register', () => {
	let browser: Browser;
	let hands: Hand[] = [];
	beforeAll(async () => void (browser = await openBrowser(false)));
	afterAll(() => browser.close());

	async function putAway(house: PhoneHouse): Promise<void> {
		await Promise.all(hands.map(({ context }) => context.close()));
		hands = [];
		house.close();
	}

	/** One thing that happens in a hall. */
	async function happens(house: PhoneHouse, hand: Hand, luck: (below: number) => number): Promise<string> {
		const what = luck(20);
		if (what < 8) await hand.press(names[luck(3)] ?? '', words[luck(4)] ?? '');
		else if (what === 8) await hand.walkIn();
		else if (what === 9) await hand.settle();
		else if (what < 12) await hand.offline(!hand.isOffline);
		else if (what === 12) house.loseAnswers = 1;
		else if (what === 13) house.dieOnce = true;
		else if (what === 14) await house.start();
		else if (what === 15) await hand.crash();
		else if (what === 16) await hand.reload();
		else if (what === 17) await hand.shift((luck(3) - 1) * 24);
		else house.build++;
		return what < 8 ? 'pressed' : String(what);
	}

	async function allHome(house: PhoneHouse, told: string): Promise<void> {
		[house.loseAnswers, house.dieOnce] = [0, false];
		await house.start();
		for (const hand of hands) await hand.home();
		const newest = [`kith-pocket-trial-${house.build}`];
		for (const hand of hands) await expect.poll(hand.shells, { timeout: 60_000, message: told }).toEqual(newest);
		for (const hand of hands) await hand.reload();
	}

	test(
		'two or three phones in any order of taps, flight mode, reloads, dead tabs, a dead house, lost answers, wrong clocks and new builds: nothing lost, doubled, or shown otherwise',
		{ timeout },
		async ({ house: charity }) => {
			const sum = { taps: 0, differences: 0, closed: 0, builds: 0 };
			for (const trial of numbers) {
				const house = await openPhoneHouse(charity, names.slice(0, 3));
				const luck = chance(trial);
				for (let at = 0; at < 2 + luck(2); at++) hands.push(await Hand.take(browser, house, at, (luck(3) - 1) * 24));
				const story: string[] = [];
				for (let step = 0; step < 16; step++) {
					const at = luck(hands.length);
					const hand = hands[at] as Hand;
					story.push(`${at} ${await happens(house, hand, luck)}`);
					expect(await hand.relaxed(), 'a tap was kept without waiting for the disk').toBe(0);
				}
				const told = `trial ${trial}: ${story.join(', ')}`;
				await allHome(house, told);
				const there = await house.look();
				expect(
					there.taps.filter(({ state }) => state !== 'kept'),
					told
				).toEqual([]);
				expect(there.taps.length, told).toBe(hands.reduce((all, { pressed }) => all + pressed, 0));
				for (const hand of hands) {
					sum.closed += Number(hand.isClosed);
					if (hand.isClosed) continue;
					await expect.poll(hand.differs, { timeout: 60_000, message: told }).toBe(there.differs);
					await expect
						.poll(async () => saidOf(await hand.lines()), { timeout: 60_000, message: told })
						.toEqual(there.lines);
				}
				sum.taps += there.taps.length;
				sum.differences += there.differs;
				sum.builds += house.build - 1;
				await putAway(house);
			}
			keepFigures('pocket-interleavings', { trials, ...sum, 'lost, doubled or shown otherwise': 0 });
		}
	);
});

/** What a page says of its lines, as the house says it. */
function saidOf(lines: readonly string[]): string[] {
	const states: Record<string, string> = { Came: 'came', Late: 'late', Apologies: 'apologies', 'No word': 'no-word' };
	return lines.map((line) => line.replace(/: (.*)$/, (_, word: string) => `: ${states[word] ?? ''}`));
}
