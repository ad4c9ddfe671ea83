import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';
import { guardForms } from './guard.ts';

let site: { url: string; close(): void };
let browsers: { fromMemory: Browser; anew: Browser };
let beacons: string[] = [];
let brought = '';

const sheet = (name: string) => `<!doctype html><html lang="en"><head><title>${name}</title>
<style>html[data-away] body{visibility:hidden}.exit-cover{position:fixed;inset:0;background:#fff}</style>
<script>${guardForms}</script><script type="module" src="/main.js"></script></head><body>
<h1>Private ${name}</h1><input id="typed"><a id="on" href="/b">On</a>
<a data-exit data-exit-href="/neutral" data-exit-beacon="/beacon?${name}" data-exit-keys="two more|one more" href="/leave">Leave</a></body></html>`;

beforeAll(async () => {
	site = await servePages((request) => {
		if (request.url?.startsWith('/beacon') && request.method === 'POST') beacons.push(request.url);
		if (request.url === '/a') brought = request.headers.cookie ?? '';
		if (request.url === '/a' || request.url === '/b') {
			return { status: 200, html: sheet(request.url), headers: { 'cache-control': 'private, no-cache' } };
		}
		return { status: 200, html: '<title>Weather</title><h1>Neutral</h1>' };
	});
	browsers = { fromMemory: await openBrowser(true), anew: await openBrowser(false) };
});
afterAll(async () => {
	await Promise.all(Object.values(browsers).map((browser) => browser.close()));
	site.close();
});
beforeEach(() => {
	beacons = [];
});

async function fresh(kind: keyof typeof browsers): Promise<Page> {
	const page = await (await browsers[kind].newContext()).newPage();
	await page.goto(`${site.url}/a`);
	await page.waitForLoadState('load');
	return page;
}
const goOn = async (page: Page) => {
	await page.click('#on');
	await page.waitForURL('**/b');
	await page.waitForLoadState('load');
};
const neutral = (page: Page) => page.getByRole('heading', { name: 'Neutral' }).waitFor();

test('the button leaves at once, ends the session by a beacon, and does not stay in the history', async () => {
	const page = await fresh('fromMemory');
	await page.click('[data-exit]');
	await neutral(page);
	expect(page.url()).toBe(`${site.url}/neutral`);
	await expect.poll(() => beacons).toEqual(['/beacon?/a']);
	await page.goBack({ waitUntil: 'commit' });
	expect(page.url()).not.toContain('/a');
});

test.each(['fromMemory', 'anew'] as const)('Back shows nothing of an earlier page after leaving (%s)', async (kind) => {
	const page = await fresh(kind);
	await goOn(page);
	await page.click('[data-exit]');
	await neutral(page);
	await page.goBack({ waitUntil: 'commit' });
	await expect.poll(() => page.url()).toBe(`${site.url}/neutral`);
	await neutral(page);
});

test.each(['fromMemory', 'anew'] as const)(
	'somebody who comes back by the address is let in, and Back works again (%s)',
	async (kind) => {
		const page = await fresh(kind);
		await page.click('[data-exit]');
		await neutral(page);
		await page.goto(`${site.url}/a`);
		await page.getByRole('heading', { name: 'Private /a' }).waitFor();
		await goOn(page);
		await page.goBack({ waitUntil: 'commit' });
		await page.getByRole('heading', { name: 'Private /a' }).waitFor();
	}
);

test('a page that comes back from memory, when nobody left, still holds what was typed', async () => {
	const page = await fresh('fromMemory');
	await page.evaluate(() => Object.assign(window, { same: true }));
	await page.fill('#typed', 'half a sentence');
	await goOn(page);
	await page.goBack({ waitUntil: 'commit' });
	await page.getByRole('heading', { name: 'Private /a' }).waitFor();
	expect(await page.evaluate(() => 'same' in window)).toBe(true);
	expect(await page.inputValue('#typed')).toBe('half a sentence');
});

test('a page from memory is fetched anew when the session it was made for is another', async () => {
	const page = await fresh('fromMemory');
	await page.evaluate(() => Object.assign(window, { same: true }));
	await goOn(page);
	await page.evaluate(() => (document.cookie = 'signed=another; path=/'));
	await page.goBack({ waitUntil: 'commit' });
	await expect.poll(() => page.evaluate(() => 'same' in window).catch(() => true)).toBe(false);
	await page.getByRole('heading', { name: 'Private /a' }).waitFor();
});

test('Shift three times leaves, and says how many are still to come', async () => {
	const page = await fresh('fromMemory');
	await page.keyboard.press('Shift');
	expect(await page.textContent('[role=status]')).toBe('two more');
	await page.keyboard.press('Shift');
	expect(await page.textContent('[role=status]')).toBe('one more');
	await page.keyboard.press('Shift');
	await neutral(page);
});

test('writing capitals does not leave', async () => {
	const page = await fresh('fromMemory');
	await page.focus('#typed');
	for (const letter of 'NADIA') await page.keyboard.press(`Shift+${letter}`);
	expect(await page.inputValue('#typed')).toBe('NADIA');
	await goOn(page); // the page is still there to go on from
	expect(page.url()).toBe(`${site.url}/b`);
});

test('left without a signal: the next request brings the mark, and another page of ours sends the lost message', async () => {
	const page = await fresh('fromMemory');
	const other = await page.context().newPage();
	await other.goto(`${site.url}/b`);
	await page.context().setOffline(true);
	await page.click('[data-exit]');
	await page.waitForURL((url) => !url.href.startsWith(`${site.url}/a`));
	await page.context().setOffline(false);
	await expect.poll(() => beacons, { timeout: 15_000 }).toContain('/beacon?/b');
	await other.close();
	await page.goto(`${site.url}/a`);
	expect(brought).toMatch(/(^|; )away=\d/);
	await page.getByRole('heading', { name: 'Private /a' }).waitFor();
	expect(await page.evaluate(() => document.cookie)).toMatch(/away=b\d/);
});
