// A board on a borrowed screen follows a phone, and goes from the screen when its right ends.
import type { Browser, Page } from '@playwright/test';
import { expect } from 'vitest';
import { tokenOf } from '../house/scene/cast.ts';
import { openBrowser } from '../support/pages.ts';
import { partsFor } from './routes.ts';
import { test as withApp, type Served } from './served.ts';

const timeout = 120_000;
const patient = { timeout: 30_000 };

const test = withApp.extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
	const browser: Browser = await openBrowser(false);
	onCleanup(() => browser.close());
	return browser;
});

async function phone(browser: Browser, { url, set }: Served, path: string, who?: string, script = true): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
	const cookie = { domain: url.hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
	if (who) await context.addCookies([{ name: '__Host-kith', value: tokenOf(who, set.ids), ...cookie }]);
	const page = await context.newPage();
	await page.goto(new URL(path, url).href);
	return page;
}

test(
	'a borrowed screen shows a board once its code was typed, cards come up there within a second and on another phone, and it ends within five seconds after it was ended',
	{ timeout },
	async ({ served, browser }) => {
		const { project, board } = partsFor(served.set, { parent: 'parent', course: 'birch' });
		const way = `/together/${project}/boards/${board}`;
		const wall = await phone(browser, served, '/together/screen');
		await wall.setViewportSize({ width: 1920, height: 1080 });
		await wall.click('form[action="?/begin"] button');
		const code = (await wall.textContent('.code'))?.trim() ?? '';
		expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
		const runs = await phone(browser, served, `${way}/screens`, 'facilitator');
		const other = await phone(browser, served, way, 'coordinator');
		await runs.fill('input[name=code]', code);
		await runs.click('form[action="?/screen"] button');
		await expect.poll(() => wall.locator('.column').count(), patient).toBe(1);
		const sizes = await wall.evaluate(() =>
			[...document.querySelectorAll('#screen h1, #screen h2, #screen li, #screen p')].map((one) =>
				Number.parseFloat(getComputedStyle(one).fontSize)
			)
		);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(32);
		await wall.evaluate(() => Object.assign(window, { same: true }));
		const joins = await phone(browser, served, '/together/board', undefined, false);
		await joins.fill('input[name=code]', 'bcdf ghjk');
		await joins.click('main form button');
		await joins.fill('textarea[name=words]', 'The bus is late');
		await joins.click('main form button');
		const sent = performance.now();
		const shows = (page: Page) => page.getByText('The bus is late').count();
		await expect.poll(() => shows(wall), patient).toBe(1);
		expect(performance.now() - sent).toBeLessThan(2500);
		await expect.poll(() => shows(other), patient).toBe(1);
		expect(await wall.evaluate(() => 'same' in window)).toBe(true);
		await runs.reload();
		await runs.click('form[action="?/end"] button >> nth=-1');
		const ended = performance.now();
		await expect.poll(() => shows(wall), patient).toBe(0);
		expect(performance.now() - ended).toBeLessThan(5000);
	}
);
