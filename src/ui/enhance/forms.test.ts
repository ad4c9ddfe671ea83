import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

let site: { url: string; close(): void };
let browser: Browser;
let sent: string[] = [];
let came: Record<string, string> = {};
let signedIn = true;

const row = (name: string) => `<li id="${name}"><form method="post" data-tap><div role="group" aria-label="${name}">
${['here', 'late'].map((state) => `<button name="${name}" value="${state}" aria-pressed="${came[name] === state}">${state}</button>`).join('')}</div></form></li>`;

const sheet =
	() => `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/main.js"></script></head><body>
<div role="alert" tabindex="-1" data-focus id="problems">One thing to put right</div>
<form method="post" id="slow" action="/slow"><button>Send</button></form>
<textarea id="f-words" data-max="10"></textarea><p id="f-words-count" data-left="{n} left" data-over="{n} too many">Up to 10</p>
<input id="typed"><ul id="register" data-live>${row('nadia')}${row('elena')}</ul><p id="count" data-live>${Object.keys(came).length} here</p>
<p role="status" data-saved="Saved {time}" data-waiting="Waiting for signal"></p></body></html>`;

beforeAll(async () => {
	site = await servePages((request, body) => {
		if (request.method === 'POST') sent.push(body);
		if (request.url === '/slow') return { status: 204 };
		if (request.method === 'POST' && !signedIn) return { status: 303, headers: { location: '/sign-in' } };
		if (request.url === '/sign-in') return { status: 200, html: '<h1>Sign in</h1>' };
		if (request.method === 'POST') Object.assign(came, Object.fromEntries(new URLSearchParams(body)));
		return { status: 200, html: sheet() };
	});
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	site.close();
});
beforeEach(() => {
	[sent, came, signedIn] = [[], {}, true];
});

async function fresh(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${site.url}/`);
	await page.waitForLoadState('load');
	return page;
}
const pressed = (page: Page, name: string) => page.getAttribute(`#${name} [aria-pressed=true]`, 'value');

test('a form is sent once, however often the button is pressed', async () => {
	const page = await fresh();
	await page.evaluate(() => {
		for (let i = 0; i < 5; i++) document.querySelector<HTMLButtonElement>('#slow button')?.click();
	});
	await page.waitForTimeout(300);
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

test('a tap is kept, the numbers follow, and what was typed beside it stays', async () => {
	const page = await fresh();
	await page.fill('#typed', 'a note');
	await page.click('#nadia [value=here]');
	await expect.poll(() => page.textContent('[data-saved]')).toMatch(/^Saved \d/);
	expect(came).toEqual({ nadia: 'here' });
	expect(await page.textContent('#count')).toBe('1 here');
	expect(await page.inputValue('#typed')).toBe('a note');
	expect(await page.evaluate(() => (document.activeElement as HTMLButtonElement).value)).toBe('here');
});

test('taps without a signal wait in order and are sent when it is back', async () => {
	const page = await fresh();
	await page.context().setOffline(true);
	await page.click('#nadia [value=here]');
	await page.click('#elena [value=late]');
	await page.click('#nadia [value=late]');
	await expect.poll(() => page.textContent('[data-saved]')).toBe('Waiting for signal');
	expect(await pressed(page, 'nadia')).toBe('late');
	expect(sent).toEqual([]);
	await page.context().setOffline(false);
	await expect.poll(() => page.textContent('[data-saved]'), { timeout: 8000 }).toMatch(/^Saved/);
	expect(sent).toEqual(['nadia=here', 'elena=late', 'nadia=late']);
	expect(await pressed(page, 'nadia')).toBe('late');
	expect(await page.textContent('#count')).toBe('2 here');
});

test('a tap after the session ended is never called saved: the ordinary way takes over', async () => {
	const page = await fresh();
	signedIn = false;
	await page.click('#nadia [value=here]');
	await page.getByRole('heading', { name: 'Sign in' }).waitFor();
	expect(came).toEqual({});
});
