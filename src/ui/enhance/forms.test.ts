import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

let site: { url: string; close(): void };
let browser: Browser;
let sent: string[] = [];

const sheet =
	() => `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/main.js"></script></head><body>
<div role="alert" tabindex="-1" data-focus id="problems">One thing to put right</div>
<form method="post" id="slow" action="/slow"><button>Send</button></form>
<textarea id="f-words" data-max="10"></textarea><p id="f-words-count" data-left="{n} left" data-over="{n} too many">Up to 10</p>
</body></html>`;

beforeAll(async () => {
	site = await servePages((request, body) => {
		if (request.method === 'POST') sent.push(body);
		if (request.url === '/slow') return { status: 204 };
		return { status: 200, html: sheet() };
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

async function fresh(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${site.url}/`);
	await page.waitForLoadState('load');
	return page;
}

test('a form is sent once, however often the button is pressed', async () => {
	const page = await fresh();
	await page.evaluate(() => {
		for (let i = 0; i < 5; i++) document.querySelector<HTMLButtonElement>('#slow button')?.click();
	});
	await expect.poll(() => sent.length).toBeGreaterThan(0);
	await page.evaluate(() => fetch('/')); // whatever was sent before this has come too
	expect(sent.length).toBe(1);
	expect(await page.getAttribute('#slow', 'aria-busy')).toBe('true');
});

test('letters left are counted as she types, a whole face as one', async () => {
	const page = await fresh();
	await page.fill('#f-words', 'Hello 👋🏾');
	expect(await page.textContent('#f-words-count')).toBe('2 left');
	await page.fill('#f-words', 'Hello, all of you');
	expect(await page.textContent('#f-words-count')).toBe('7 too many');
});

test('the list of what is missing is where reading starts', async () => {
	const page = await fresh();
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('problems');
});
