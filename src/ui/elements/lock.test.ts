import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

let site: { url: string; close(): void };
let browser: Browser;
let sent: string[] = [];

const form = `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/lock.js"></script></head><body>
<textarea></textarea>
<kith-lock data-given='{"after":600,"show":"/show","unsent":"It could not be sent."}'><dialog><form method="POST" action="/whole">
<input name="proof"><p data-where="wrong" role="alert" hidden></p><button>Go on</button></form></dialog></kith-lock>`;

beforeAll(async () => {
	site = await servePages((request, body) => {
		if (request.method !== 'POST') return { status: 200, html: form };
		sent.push(`${request.url} ${body}`);
		if (request.url === '/whole') return { status: 200, html: '<title>signed out</title>' };
		if (body === 'proof=gone') return { status: 403 };
		return body === 'proof=123456' ? { status: 204 } : { status: 422, html: 'These do not fit.' };
	});
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	site.close();
});
beforeEach(() => {
	sent = [];
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** A page somebody has typed in, with a clock that is wound by hand. */
async function typed(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.clock.install();
	await page.goto(`${site.url}/`);
	await page.fill('textarea', 'half a sentence');
	return page;
}
const isLocked = (page: Page) => page.isVisible('dialog');

test('a page nobody touches for ten minutes is covered, and opens by digits with all that was typed', async () => {
	const page = await typed();
	await page.clock.runFor('09:50');
	expect(await isLocked(page)).toBe(false);
	await page.keyboard.press('Shift');
	await page.clock.runFor('09:50');
	expect(await isLocked(page)).toBe(false);
	await page.clock.runFor('00:15');
	expect(await isLocked(page)).toBe(true);
	await page.keyboard.press('Escape');
	expect(await isLocked(page)).toBe(true);
	await page.fill('[name=proof]', '000000');
	await page.click('button');
	await expect.poll(() => page.textContent('[role=alert]')).toBe('These do not fit.');
	await page.fill('[name=proof]', '123456');
	await page.click('button');
	await expect.poll(() => isLocked(page)).toBe(false);
	expect(await page.inputValue('textarea')).toBe('half a sentence');
	expect(await page.inputValue('[name=proof]')).toBe('');
	expect(sent).toEqual(['/show proof=000000', '/show proof=123456']);
});

test('a phone that slept is covered before the first touch counts', async () => {
	const page = await typed();
	await page.clock.pauseAt(Date.now() + 3_600_000);
	await page.mouse.click(5, 5);
	expect(await isLocked(page)).toBe(true);
});

test('without signal it says so, and what was typed behind it waits', async () => {
	const page = await typed();
	await page.clock.runFor('10:10');
	await page.context().setOffline(true);
	await page.fill('[name=proof]', '123456');
	await page.click('button');
	await expect.poll(() => page.textContent('[role=alert]')).toBe('It could not be sent.');
	await page.context().setOffline(false);
	await page.click('button');
	await expect.poll(() => isLocked(page)).toBe(false);
	expect(await page.inputValue('textarea')).toBe('half a sentence');
});

test('whoever was signed out meanwhile is led on as by any form', async () => {
	const page = await typed();
	await page.clock.runFor('10:10');
	await page.fill('[name=proof]', 'gone');
	await page.click('button');
	await expect.poll(() => page.title()).toBe('signed out');
	expect(sent).toEqual(['/show proof=gone', '/whole proof=gone']);
});
