import type { Locator, Page } from '@playwright/test';

/** What a hand did to get something done. */
export interface Effort {
	taps: number;
	fields: number;
	letters: number;
	/** swipes of at most three quarters of the screen before the next thing to tap was in sight */
	scrolls: number;
}

const perTap = 1.8;
const perLetter = 0.33;

/** Seconds by hand, as the walk counts them: the time to read is left out. */
export const seconds = ({ taps, letters }: Pick<Effort, 'taps' | 'letters'>): number =>
	taps * perTap + letters * perLetter;

/** One finger on a phone: it taps, chooses and types, and counts what it did. */
export class Hand {
	readonly effort: Effort = { taps: 0, fields: 0, letters: 0, scrolls: 0 };
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	/** Scrolls until it is in sight, then taps it. */
	async tap(target: string | Locator): Promise<void> {
		const one = (typeof target === 'string' ? this.page.locator(target) : target).first();
		await one.waitFor();
		await this.#bring(one);
		this.effort.taps++;
		await one.click();
	}

	/** Taps a button or link and waits for the page that it leads to. */
	async go(target: string | Locator): Promise<void> {
		await Promise.all([this.page.waitForEvent('load'), this.tap(target)]);
	}

	/** Taps one of several answers, or a tick. */
	async choose(name: string, value: string): Promise<void> {
		await this.tap(`main label:has([name="${name}"][value="${value}"])`);
		this.effort.fields++;
	}

	/** Taps a field and types into it, in place of what stands there. */
	async type(name: string, text: string): Promise<void> {
		const field = this.page.locator(`main [name="${name}"]:visible`).first();
		await this.tap(field);
		this.effort.fields++;
		this.effort.letters += [...text].filter((letter) => !/[-:]/.test(letter) || !/^[\d:-]+$/.test(text)).length;
		await field.fill(text);
	}

	/** Opens a list and chooses from it: two taps. */
	async pick(name: string, value: string | { index: number }): Promise<void> {
		const list = this.page.locator(`main select[name="${name}"]:visible`).first();
		await this.#bring(list);
		this.effort.taps += 2;
		this.effort.fields++;
		await list.selectOption(value);
	}

	async #bring(one: Locator): Promise<void> {
		const box = await one.boundingBox();
		const height = this.page.viewportSize()?.height ?? 640;
		if (!box) return;
		const beyond = box.y < 0 ? -box.y : Math.max(0, box.y + box.height - height);
		this.effort.scrolls += Math.ceil(beyond / (height * 0.75));
		await one.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
	}
}
