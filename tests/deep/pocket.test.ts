// Long trials of the register on a phone, in real browsers: KITH_DEEP=1 KITH_TRIALS=200 vitest run tests/deep/pocket.test.ts
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { fold } from '#rooms/programmes/meetings/mark/fold.ts';
import { kept, onPhones, packNow, takeAlong, unlock } from '../support/pocket-hand.ts';

const trials = Number(process.env.KITH_TRIALS ?? 20);
const names = Array.from({ length: 8 }, (_, at) => `Person ${at + 1}`);
const words = ['Came', 'Late', 'Apologies', 'No word'];
const { newPhone, openHouse, putAway } = onPhones();

/** Chance that comes again by its number, so that a trial that failed can be repeated. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * below);
	};
}

class Hand {
	readonly phone = newPhone();
	page!: Page;
	readonly #url: string;
	constructor(url: string) {
		this.#url = url;
	}
	async take(): Promise<void> {
		this.page = await this.phone.start();
		await takeAlong(this.page, this.#url);
		await kept(this.page);
		await this.unlock();
	}
	async unlock(): Promise<void> {
		await unlock(this.page);
		await this.page.locator('.line').first().waitFor();
	}
	/** A tap, and the moment at which the page shows it as pressed. */
	async press(name: string, word: string): Promise<boolean> {
		const button = this.page.locator('.line', { hasText: name }).getByRole('button', { name: word, exact: true });
		if ((await button.getAttribute('aria-pressed')) === 'true') return false;
		await button.click();
		await this.page.waitForFunction(
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
	async again(): Promise<void> {
		await this.phone.kill();
		this.page = await this.phone.start();
		await this.page.goto(`${this.#url}/pocket/en/`);
		await this.unlock();
	}
	states = (): Promise<string[]> =>
		this.page
			.locator('.line')
			.evaluateAll((lines) => lines.map((line) => line.querySelector('[aria-pressed=true]')?.textContent ?? ''));
}

test(
	'a browser that is killed within 50 ms of a press has lost none of what was shown as pressed',
	{ timeout: 7_200_000 },
	async () => {
		const house = await openHouse(packNow(names).pack);
		house.loseAnswers = Number.POSITIVE_INFINITY;
		const [hand, luck] = [new Hand(house.url), chance(7)];
		await hand.take();
		const pressed: string[] = names.map(() => '');
		for (let trial = 0; trial < trials; trial++) {
			const [who, what] = [luck(names.length), words[luck(words.length)] ?? ''];
			if (await hand.press(names[who] ?? '', what)) pressed[who] = what;
			await hand.page.waitForTimeout(luck(50));
			await hand.again();
			expect(await hand.states(), `trial ${trial}`).toEqual(pressed);
		}
	}
);

test(
	'two phones in any order of taps, flight mode, reloads, kills and lost answers: nothing lost, doubled, or shown otherwise',
	{ timeout: 7_200_000 },
	async () => {
		for (let trial = 0; trial < trials; trial++) {
			const house = await openHouse(packNow(names).pack);
			const [luck, hands] = [chance(trial + 1), [new Hand(house.url), new Hand(house.url)]];
			for (const hand of hands) await hand.take();
			const made = [0, 0];
			for (let step = 0; step < 14; step++) {
				const who = luck(2);
				const hand = hands[who] as Hand;
				const what = luck(10);
				if (what < 5)
					made[who] = (made[who] ?? 0) + Number(await hand.press(names[luck(3)] ?? '', words[luck(4)] ?? ''));
				else if (what < 7) await hand.phone.context.setOffline(what === 5);
				else if (what === 7) house.loseAnswers = 1;
				else if (what === 8) await hand.again();
				else await hand.page.reload().then(() => hand.unlock());
			}
			house.loseAnswers = 0;
			for (const hand of [...hands, ...hands]) {
				await hand.phone.context.setOffline(false);
				await hand.again();
				await hand.page.locator('.counts', { hasText: /all sent|nothing to send/ }).waitFor({ timeout: 60_000 });
			}
			const marks = await house.marks();
			expect(marks.length, `trial ${trial}`).toBe((made[0] ?? 0) + (made[1] ?? 0));
			const open = fold(marks).filter(({ differs }) => differs).length;
			for (const hand of hands) {
				await expect.poll(() => hand.page.locator('.notice h3').count(), { timeout: 60_000 }).toBe(open);
				await expect.poll(() => hands[0]?.states(), { timeout: 60_000 }).toEqual(await hand.states());
			}
			await putAway();
		}
	}
);
