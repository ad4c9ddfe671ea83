// A hand at a phone in a long trial: a context of one real Chromium, whose clock is wrong, whose line breaks and whose tab dies.
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { PhoneHouse } from '../support/pocket-house.ts';
import { takeAlong, unlock } from '../support/pocket-hand.ts';

/**
 * Runs in every page before its own scripts: the clock by a cookie, fewer rounds for the digits, which are not what is tried here, and a look at
 * each transaction that keeps a tap. A kill of the browser can't tell `strict` from `relaxed`: what a dead process wrote the machine still has.
 */
function before(): void {
	const state = { shift: Number(/shift=(-?\d+)/.exec(document.cookie)?.[1] ?? 0), relaxed: 0 };
	Object.assign(globalThis, { trial: state });
	const Real = Date;
	class Shifted extends Real {
		constructor(...given: [number]) {
			super(...((given.length ? given : [Real.now() + state.shift]) as [number]));
		}
		static override now = () => Real.now() + state.shift;
	}
	globalThis.Date = Shifted as DateConstructor;
	const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
	crypto.subtle.deriveBits = (how: Pbkdf2Params, ...more) =>
		derive({ ...how, ...(how.iterations && { iterations: 1000 }) }, ...more);
	const open = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		const transaction = open.call(this, stores, mode, options);
		if (
			mode === 'readwrite' &&
			[...transaction.objectStoreNames].includes('envelopes') &&
			transaction.durability !== 'strict'
		)
			state.relaxed++;
		return transaction;
	};
}

type Watched = { trial: { shift: number; relaxed: number } };

export class Hand {
	/** Taps that were shown as pressed. */
	pressed = 0;
	/** People it wrote down who walked in. */
	newcomers = 0;
	/** Its time is over, or its clock says so: nothing can be read here any more. */
	isClosed = false;
	isOffline = false;
	page!: Page;
	readonly context: BrowserContext;
	readonly #house: PhoneHouse;
	readonly #at: number;

	private constructor(context: BrowserContext, house: PhoneHouse, at: number) {
		this.context = context;
		this.#house = house;
		this.#at = at;
	}

	/** A phone whose clock is so many hours wrong takes the register along. */
	static async take(browser: Browser, house: PhoneHouse, at: number, hours: number): Promise<Hand> {
		const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
		await context.addInitScript(before);
		const hand = new Hand(context, house, at);
		await context.addCookies([{ name: 'hand', value: String(at), url: house.url }]);
		await hand.shift(hours);
		hand.page = await context.newPage();
		await takeAlong(hand.page, house.url);
		await hand.page.waitForFunction(() =>
			navigator.serviceWorker.ready.then((kept) => kept.active?.state === 'activated')
		);
		await hand.open();
		return hand;
	}

	/** Sets the phone's clock, also under an open page. */
	async shift(hours: number): Promise<void> {
		const milliseconds = hours * 3_600_000;
		await this.context.addCookies([{ name: 'shift', value: String(milliseconds), url: this.#house.url }]);
		await this.page?.evaluate((to) => ((globalThis as unknown as Watched).trial.shift = to), milliseconds);
	}

	async offline(is: boolean): Promise<void> {
		this.isOffline = is;
		await this.context.setOffline(is);
	}

	/** Types the digits where they are asked for; says where nothing can be opened any more. */
	async open(): Promise<void> {
		for (let isOpen = false; !isOpen;)
			isOpen = await this.#tryOpen().catch((error: Error) => {
				if (!/navigation|destroyed|closed|detached/.test(error.message)) throw error;
				return false; // a newer build came in meanwhile, which opens the page anew
			});
	}

	async #tryOpen(): Promise<boolean> {
		const ways = this.page.locator('.line, [name=code], kith-pocket .card > p');
		await ways.first().waitFor();
		if (await this.page.locator('.line').count()) return true;
		this.isClosed = (await this.page.locator('[name=code]').count()) === 0;
		if (this.isClosed) return true;
		await unlock(this.page);
		return this.page
			.locator('.line')
			.first()
			.waitFor({ timeout: 20_000 })
			.then(
				() => true,
				() => false
			);
	}

	async #goTo(): Promise<void> {
		await this.page.goto(`${this.#house.url}/pocket/en/`).catch((error: Error) => {
			if (!error.message.includes('ERR_ABORTED')) throw error;
		});
	}

	async reload(): Promise<void> {
		await this.#goTo();
		await this.open();
	}

	/** The tab dies as by lack of memory; another is opened. */
	async crash(): Promise<void> {
		const dead = this.page;
		const gone = new Promise((done) => dead.once('crash', done));
		const cdp = await this.context.newCDPSession(dead);
		void cdp.send('Page.crash').catch(() => undefined);
		await Promise.race([gone, setTimeout(5000)]);
		this.page = await this.context.newPage();
		void dead.close().catch(() => undefined); // a tab that is dead may not hear it
		await this.reload();
	}

	/** Presses what stands there; the same again takes it back. Ends when the page shows it. */
	async press(name: string, word: string): Promise<void> {
		if (await this.page.locator('[name=code]').count()) await this.open();
		if (this.isClosed) return;
		const button = this.page.locator('.line', { hasText: name }).getByRole('button', { name: word, exact: true });
		const was = (await button.getAttribute('aria-pressed')) === 'true';
		await button.click();
		await this.page.waitForFunction(
			([who, what, is]) =>
				[...document.querySelectorAll('.line')].some(
					(line) =>
						line.querySelector('h3')?.textContent.startsWith(who ?? '') &&
						[...line.querySelectorAll('[aria-pressed]')].some(
							(one) => one.textContent === what && one.getAttribute('aria-pressed') === is
						)
				),
			[name, word, String(!was)],
			{ polling: 'raf' }
		);
		this.pressed++;
	}

	/** Somebody new walks in. */
	async walkIn(): Promise<void> {
		if (await this.page.locator('[name=code]').count()) await this.open();
		if (this.isClosed) return;
		const name = `Newcomer ${this.#at}${String.fromCharCode(97 + this.newcomers)}`;
		await this.page.getByRole('button', { name: 'Somebody new', exact: true }).click();
		await this.page.fill('[name=called]', name);
		await this.page.getByRole('button', { name: 'Write her down' }).click();
		await this.page.locator('.line', { hasText: name }).waitFor();
		this.newcomers++;
		this.pressed++;
	}

	/** Settles the first thing that two phones say differently. */
	async settle(): Promise<void> {
		if (await this.page.locator('[name=code]').count()) await this.open();
		const choices = this.page.locator('.notice button');
		if (this.isClosed || !(await choices.count())) return;
		const before = await this.page.locator('.notice h3').count();
		await choices.first().click();
		await this.page.waitForFunction((many) => document.querySelectorAll('.notice h3').length < many, before);
		this.pressed++;
	}

	/** Every tap of this phone is in the house. */
	async home(): Promise<void> {
		await this.offline(false);
		await this.#goTo();
		await this.page.waitForLoadState();
		await this.page.waitForFunction(
			async () => {
				const opened = indexedDB.open('kith-pocket');
				await new Promise((done) => (opened.onsuccess = done));
				const count = opened.result.transaction('envelopes').objectStore('envelopes').count();
				await new Promise((done) => (count.onsuccess = done));
				opened.result.close();
				return count.result === 0;
			},
			undefined,
			{ polling: 250, timeout: 60_000 }
		);
	}

	lines = (): Promise<string[]> =>
		this.page
			.locator('ul.lines:not([hidden]) > .line')
			.evaluateAll((lines) =>
				lines
					.map(
						(line) =>
							`${line.querySelector('h3')?.firstChild?.textContent ?? ''}: ${line.querySelector('[aria-pressed=true]')?.textContent ?? ''}`
					)
					.sort()
			);
	differs = (): Promise<number> => this.page.locator('.notice h3').count();
	/** What the worker keeps, by the name of its build. */
	shells = (): Promise<string[]> => this.page.evaluate(() => caches.keys()).catch(() => []);
	relaxed = (): Promise<number> => this.page.evaluate(() => (globalThis as unknown as Watched).trial.relaxed);
}
