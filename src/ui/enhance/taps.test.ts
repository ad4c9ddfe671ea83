import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

const names = ['nadia', 'elena', 'wambui', 'amina', 'joan', 'ruth'];
let site: { url: string; close(): void };
let browser: Browser;
let sent: string[] = [];
let came: Record<string, string> = {};
let marks: Record<string, string> = {};
let signedIn = true;
let reader = 'helen';
let tapped = '';

const row = (
	name: string
) => `<li id="${name}"><form method="post" data-tap><input type="hidden" name="saw" value="${marks[name] ?? ''}"><div role="group" aria-label="${name}">
${['here', 'late'].map((state) => `<button name="${name}" value="${state}" aria-pressed="${came[name] === state}">${state}</button>`).join('')}</div></form></li>`;

const sheet = (
	refusal = ''
) => `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/main.js"></script><script type="module" src="/taps.js"></script></head><body>
<a data-exit data-exit-href="/neutral" data-exit-beacon="/beacon" href="/leave">Leave</a>
<kith-taps data-given='${JSON.stringify({ reader })}'><input id="typed"><div id="refusal" data-live>${refusal && `<div role="alert">${refusal}</div>`}</div>
<div data-tapped>${tapped && `<form method="post"><span data-say>${tapped}</span><button>Undo</button></form>`}</div>
<p id="tally"><span data-tally="[aria-pressed=true]" data-none="nobody" data-one="one" data-many="{count} of them">nobody</span></p>
<ul id="register" data-live>${names.map(row).join('')}</ul><p id="count" data-live>${Object.keys(came).length} here</p>
<p role="status" data-saved="Saved {time}" data-waiting="Waiting for signal"></p>
<p data-signed-out hidden>You are signed out. <a href="/sign-in">Sign in</a></p>
<div role="alert" data-unkept="Not kept: {what}. {why}" data-unknown="Please look again."></div></kith-taps></body></html>`;

/** Ruth has left the course: whatever is noted of her is refused. */
function note(body: string): { status: number; html?: string; headers?: Record<string, string> } {
	const { saw, mark = '', ...asked } = Object.fromEntries(new URLSearchParams(body));
	sent.push(new URLSearchParams(asked).toString());
	if (!signedIn) return { status: 401, html: '<h1>Sign in</h1>' };
	if (body.includes('ruth')) return { status: 409, html: sheet('Her place has ended.') };
	const [[name = '', state = ''] = []] = Object.entries(asked);
	if (saw && saw === marks[name] && came[name] === state) delete came[name];
	else came[name] = state;
	marks[name] = mark;
	tapped = `${name}: ${came[name] ?? 'taken back'}`;
	return { status: 200, html: sheet() };
}

beforeAll(async () => {
	site = await servePages((request, body) => {
		if (request.url === '/sign-in') return { status: 200, html: '<h1>Sign in</h1>' };
		if (request.url === '/beacon') return { status: 204 };
		if (request.url === '/neutral') return { status: 200, html: '<h1>Neutral</h1>' };
		return request.method === 'POST' ? note(body) : { status: 200, html: sheet() };
	});
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	site.close();
});
beforeEach(() => {
	[sent, came, marks, signedIn, reader, tapped] = [[], {}, {}, true, 'helen', ''];
});

// or a page of the test before would go on sending what waits in it
afterEach(async () => void (await Promise.all(browser.contexts().map((context) => context.close()))));

async function open(page: Page): Promise<Page> {
	await page.goto(`${site.url}/`);
	await page.waitForLoadState('load');
	return page;
}
const fresh = async () => open(await (await browser.newContext()).newPage());
const pressed = (page: Page, name: string) => page.getAttribute(`#${name} [aria-pressed=true]`, 'value');
const says = (page: Page, sentence: RegExp | string) =>
	expect.poll(() => page.textContent('[data-saved]'), { timeout: 15_000 }).toMatch(sentence);

/** Taps all six names while there is no signal. */
async function sixWithoutSignal(page: Page): Promise<void> {
	await page.context().setOffline(true);
	for (const name of names) await page.click(`#${name} [value=here]`);
	await says(page, 'Waiting for signal');
	expect(sent).toEqual([]);
}
const withSignal = (page: Page) => page.context().setOffline(false);
const all = (...but: string[]) =>
	Object.fromEntries(names.filter((name) => !but.includes(name)).map((name) => [name, 'here']));

/** What the phone holds, as text. */
const stored = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string>((told) => {
				const opening = indexedDB.open('kith-taps');
				opening.onsuccess = () => {
					const db = opening.result;
					if (!db.objectStoreNames.length) return (db.close(), told('[]'));
					const asked = db.transaction('taps').objectStore('taps').getAll();
					asked.onsuccess = () => (db.close(), told(JSON.stringify(asked.result)));
				};
			})
	);

test('a tap is kept, the numbers follow, and what was typed beside it stays', async () => {
	const page = await fresh();
	await page.fill('#typed', 'a note');
	await page.click('#nadia [value=here]');
	await says(page, /^Saved \d/);
	expect(came).toEqual({ nadia: 'here' });
	expect(await page.textContent('#count')).toBe('1 here');
	expect(await page.inputValue('#typed')).toBe('a note');
	expect(await page.evaluate(() => (document.activeElement as HTMLButtonElement).value)).toBe('here');
	expect(await stored(page)).toBe('[]');
});

test('a second tap in the same place at once is a slip; a moment later it is meant', async () => {
	const page = await fresh();
	await page.dblclick('#nadia [value=here]');
	await says(page, /^Saved \d/);
	expect(sent).toEqual(['nadia=here']);
	await page.click('#nadia [value=late]'); // another place
	await expect.poll(() => sent).toEqual(['nadia=here', 'nadia=late']);
	await page.focus('#nadia [value=here]');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter'); // keys are not taps
	await expect.poll(() => sent.length).toBe(4);
});

test('taps without a signal wait in order and are sent when it is back', async () => {
	const page = await fresh();
	await page.click('#joan [value=here]');
	await expect.poll(() => page.textContent('[data-tapped]')).toContain('joan: here');
	[sent, came] = [[], {}];
	await page.context().setOffline(true);
	await page.click('#nadia [value=here]');
	await page.click('#elena [value=late]');
	await page.click('#nadia [value=late]');
	await says(page, 'Waiting for signal');
	expect(await page.textContent('[data-tapped]')).toBe(''); // an undo there would be of the tap before
	expect(await pressed(page, 'nadia')).toBe('late');
	expect(sent).toEqual([]);
	await withSignal(page);
	await says(page, /^Saved/);
	expect(sent).toEqual(['nadia=here', 'elena=late', 'nadia=late']);
	expect(await pressed(page, 'nadia')).toBe('late');
	expect(await page.textContent('#count')).toBe('2 here');
});

test('six taps whose hour was up wait in the open page until she has signed in again', async () => {
	const page = await fresh();
	await sixWithoutSignal(page);
	signedIn = false;
	await withSignal(page);
	await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 15_000 });
	expect(came).toEqual({});
	for (const name of names) expect(await pressed(page, name)).toBe('here');
	signedIn = true;
	await page.evaluate(() => dispatchEvent(new Event('focus')));
	await says(page, /^Saved/);
	expect(came).toEqual(all('ruth'));
	expect(await page.isVisible('[data-signed-out]')).toBe(false);
});

test('six taps survive signing in again in the same tab', async () => {
	const page = await fresh();
	await sixWithoutSignal(page);
	signedIn = false;
	await withSignal(page);
	await page.click('[data-signed-out] a', { timeout: 15_000 });
	signedIn = true;
	await open(page);
	await says(page, /^Saved/);
	expect(came).toEqual(all('ruth'));
});

test('six taps survive a reload without a session, shown as she left them', async () => {
	const page = await fresh();
	await sixWithoutSignal(page);
	signedIn = false;
	await withSignal(page);
	await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 15_000 });
	await open(page);
	await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 15_000 });
	for (const name of names) expect(await pressed(page, name)).toBe('here');
});

test('one refused tap is named with the reason, and takes none of the others with it', async () => {
	const page = await fresh();
	await page.context().setOffline(true);
	for (const name of ['ruth', ...names.slice(0, 5)]) await page.click(`#${name} [value=late]`);
	await withSignal(page);
	await says(page, /^Saved/);
	expect(Object.keys(came)).toEqual(names.slice(0, 5));
	expect(await page.textContent('[data-unkept]')).toBe('Not kept: ruth, late. Her place has ended.');
	expect(await page.locator('#ruth [aria-pressed=true]').count()).toBe(0);
	expect(await stored(page)).toBe('[]');
});

test('what the phone keeps is who noted and what was pressed, and no name', async () => {
	const page = await fresh();
	await page.context().setOffline(true);
	await page.click('#nadia [value=here]');
	await says(page, 'Waiting for signal');
	const [tap] = JSON.parse(await stored(page)) as object[];
	expect(Object.keys(tap ?? {}).sort()).toEqual(['address', 'at', 'fields', 'key', 'reader', 'row']);
	expect(tap).toMatchObject({
		reader: 'helen',
		fields: [
			['mark', expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)],
			['saw', ''],
			['nadia', 'here']
		]
	});
});

test('somebody else who signs in on the same phone does not send them in her own name', async () => {
	const page = await fresh();
	await sixWithoutSignal(page);
	signedIn = false;
	await withSignal(page);
	await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 15_000 });
	[signedIn, reader, sent] = [true, 'grace', []];
	await open(page);
	await page.click('#nadia [value=late]');
	await says(page, /^Saved/);
	expect(sent).toEqual(['nadia=late']);
	reader = 'helen';
	await open(page);
	await says(page, /^Saved/);
	expect(came).toEqual(all('ruth'));
});

test('leaving the page in a hurry deletes what waits', async () => {
	const page = await fresh();
	await sixWithoutSignal(page);
	signedIn = false;
	await withSignal(page);
	await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 15_000 });
	await page.click('[data-exit]');
	await page.getByRole('heading', { name: 'Neutral' }).waitFor();
	await expect.poll(() => stored(page)).toBe('[]');
});

test('what may not lie on the phone waits in the page alone', async () => {
	reader = '';
	const page = await fresh();
	await page.context().setOffline(true);
	await page.click('#nadia [value=here]');
	await says(page, 'Waiting for signal');
	expect(await stored(page)).toBe('[]');
	await withSignal(page);
	await says(page, /^Saved/);
	expect(came).toEqual({ nadia: 'here' });
});

test('the same again is taken back without a signal too, and the number beside the rows counts along', async () => {
	const page = await fresh();
	const says = () => page.textContent('#tally');
	await page.context().setOffline(true);
	await page.click('#nadia [value=here]');
	await page.click('#elena [value=late]');
	expect(await says()).toBe('2 of them');
	await page.focus('#nadia button[value=here]');
	await page.keyboard.press('Enter');
	expect(await says()).toBe('one');
	expect(await page.locator('#nadia [aria-pressed=true]').count()).toBe(0);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await withSignal(page);
	await expect.poll(() => stored(page), { timeout: 15_000 }).toBe('[]');
	expect(came).toEqual({ elena: 'late' });
	expect(await page.locator('#nadia [aria-pressed=true]').count()).toBe(0);
});

test('what was tapped is read out, and so is what a page says when it opens', async () => {
	const page = await fresh();
	await page.click('#nadia [value=here]');
	await expect.poll(() => page.textContent('[data-voice]')).toBe('nadia: here');
	const again = await fresh();
	await expect.poll(() => again.textContent('[data-voice]')).toBe('nadia: here');
	expect(await again.getAttribute('[data-voice]', 'role')).toBe('status');
});
