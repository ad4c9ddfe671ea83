import type { ServerResponse } from 'node:http';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

let site: { url: string; close(): void };
let browser: Browser;
const patient = { timeout: 15_000 };
let here = 0;
let asked = 0;
const listening = new Set<ServerResponse>();

const sheet =
	() => `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/live.js"></script></head><body>
<kith-live data-given='{"bell":"/bell","version":"0"}'></kith-live><p id="count" data-live>${here} here</p>
<div id="list" data-live><div id="p-1"><p>${here}</p><details><summary>More</summary><button name="state" value="late">Late</button></details></div>
<div id="p-2"><input name="note" value=""><textarea name="words"></textarea><details><summary>Other</summary></details></div></div>
</body></html>`;

beforeAll(async () => {
	site = await servePages((request, _, response) => {
		if (request.url === '/bell') {
			response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 0\n\n');
			listening.add(response.on('close', () => listening.delete(response)));
			return undefined;
		}
		if (request.url === '/') asked++;
		return { status: 200, html: sheet() };
	});
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	site.close();
});
beforeEach(() => {
	[here, asked] = [0, 0];
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

const ring = (version: string) => {
	for (const one of listening) one.write(`data: ${version}\n\n`);
};

async function fresh(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${site.url}/`);
	await expect.poll(() => listening.size, patient).toBe(1);
	return page;
}

test('a page follows the bell without being loaded again, and asks only when there is news', async () => {
	const page = await fresh();
	await page.evaluate(() => Object.assign(window, { same: true }));
	here = 3;
	ring('1');
	await expect.poll(() => page.textContent('#count'), patient).toBe('3 here');
	expect(await page.evaluate(() => 'same' in window)).toBe(true);
	ring('1');
	here = 4;
	ring('2');
	await expect.poll(() => page.textContent('#count'), patient).toBe('4 here');
	expect(asked).toBe(3);
});

test('whoever is in the middle of something loses nothing when the page follows', async () => {
	const page = await fresh();
	await page.click('#p-1 summary');
	await page.fill('#p-2 input', 'rang twice');
	await page.fill('#p-2 textarea', 'half a sentence');
	await page.evaluate(() => document.querySelector('textarea')?.setSelectionRange(4, 7));
	here = 5;
	ring('3');
	await expect.poll(() => page.textContent('#count'), patient).toBe('5 here');
	expect(await page.textContent('#p-1 p')).toBe('5');
	expect(await page.inputValue('#p-2 input')).toBe('rang twice');
	expect(await page.inputValue('#p-2 textarea')).toBe('half a sentence');
	expect(await page.locator('details[open]').count()).toBe(1);
	expect(await page.getAttribute('#p-1 details', 'open')).toBe('');
	const focus = await page.evaluate(() => {
		const held = document.activeElement as HTMLTextAreaElement;
		return [held.name, held.selectionStart, held.selectionEnd];
	});
	expect(focus).toEqual(['words', 4, 7]);
});

test('focus on a button stays on the same button', async () => {
	const page = await fresh();
	await page.click('#p-1 summary');
	await page.focus('#p-1 button');
	here = 6;
	ring('4');
	await expect.poll(() => page.textContent('#count'), patient).toBe('6 here');
	expect(await page.evaluate(() => (document.activeElement as HTMLButtonElement).value)).toBe('late');
});

test('news that came while the line was cut is not missed', async () => {
	const page = await fresh();
	here = 7;
	ring('5');
	await expect.poll(() => page.textContent('#count'), patient).toBe('7 here');
	here = 8;
	for (const one of listening) one.end(); // the page comes back to the bell, which says 0
	await expect.poll(() => page.textContent('#count'), patient).toBe('8 here');
});
