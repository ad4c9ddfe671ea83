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

/** Somebody of the scene with her own phone, at a page. */
async function phone(browser: Browser, { url, set }: Served, who: string, path: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const value = tokenOf(who, set.ids);
	await context.addCookies([
		{ name: '__Host-kith', value, domain: url.hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }
	]);
	const page = await context.newPage();
	await page.goto(new URL(path, url).href);
	return page;
}

test(
	'a register follows another phone without being loaded again; whoever is in the middle of something loses nothing',
	{ timeout },
	async ({ served, browser }) => {
		const { session, person } = partsFor(served.set, { parent: 'parent', course: 'birch' });
		const way = `/sessions/${session}`;
		const { scene, ids } = served.set;
		await scene.owner.query(
			`insert into programmes.round_kind (org_id, cohort_id, kind, chosen_on) values ($1, $2, 'weather', '2026-11-23')`,
			[ids.org.ours, ids.course.birch]
		);
		const [one, other] = [
			await phone(browser, served, 'coordinator', way),
			await phone(browser, served, 'facilitator', way)
		];
		const row = `#p-${person}`;
		await other.evaluate(() => Object.assign(window, { same: true }));
		await other.click('#round summary');
		await other.fill('#round input >> nth=0', '2');
		await other.click(`${row} summary`);
		const pressed = (page: Page) => page.getAttribute(`${row} [aria-pressed=true]`, 'value').catch(() => null);
		const before = await pressed(other);
		const next = before === 'late' ? 'left-early' : 'late';
		if (await one.locator(`${row} details:not([open]) [value=${next}]`).count()) await one.click(`${row} summary`);
		await one.click(`${row} [value=${next}]`);
		await expect.poll(() => pressed(other), patient).toBe(next);
		expect(await other.evaluate(() => 'same' in window)).toBe(true);
		expect(await other.inputValue('#round input >> nth=0')).toBe('2');
		expect(await other.getAttribute(`${row} details`, 'open')).toBe('');
	}
);

test(
	'left without a signal, "Leave this page" ends the session when the signal is back',
	{ timeout },
	async ({ served, browser }) => {
		const page = await phone(browser, served, 'parent', '/me');
		await page.context().setOffline(true);
		await page.click('[data-exit] >> nth=-1');
		await page.waitForURL((url) => url.origin !== served.url.origin);
		await page.context().setOffline(false);
		await page.goto(new URL('/me', served.url).href);
		expect(new URL(page.url()).pathname).toBe('/sign-in');
		const kept = await page.context().cookies(served.url.href);
		expect(kept.map(({ name }) => name)).not.toContain('__Host-kith');
		expect((await served.ask('/me', { as: 'parent' })).status).toBe(303);
	}
);
