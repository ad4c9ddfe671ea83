// Taps that wait on a phone, in a real browser before the real app: from two tabs, over a server that is killed, over a session that is
// gone, and beside somebody else who signs in. Each comes once, in the name of whoever tapped.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../support/pages.ts';
import { openTrialHouse, type TrialHouse } from './house.ts';
import { query } from './ledger.ts';

type Who = 'facilitator' | 'coordinator';

let house: TrialHouse;
let browser: Browser;
let phone: BrowserContext;

beforeAll(async () => {
	house = await openTrialHouse();
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	await house.close();
});
beforeEach(async () => {
	await query(house, 'delete from programmes.attendance where session_id = $1', [session()]);
	await query(house, `delete from platform.audit where action like 'programmes.attendance.%'`);
	phone = await browser.newContext();
	await signIn('facilitator');
});
afterEach(() => phone.close());

const session = () => house.news.pages.session.split('/').at(-1) ?? '';

async function signIn(who: Who): Promise<void> {
	const [name = '', value = ''] = house.news.cookies[who].split('=');
	await phone.clearCookies();
	await phone.addCookies([{ name, value, url: house.news.url, secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

async function openRegister(): Promise<Page> {
	const page = await phone.newPage();
	await page.goto(house.news.url + house.news.pages.session);
	return page;
}

/** Taps a line of the register, by its place in the list. */
async function tap(page: Page, line: number, state = 'came'): Promise<void> {
	const row = page.locator('#register li').nth(line);
	const more = row.locator('summary');
	if (state !== 'came') await more.click();
	await row.locator(`button[value=${state}]`).click();
}

const says = (page: Page, words: RegExp) =>
	expect.poll(() => page.textContent('[data-saved]'), { timeout: 20_000 }).toMatch(words);

/** What is noted, by the place in the list, and how many taps the trail knows, and by whom. */
async function noted(): Promise<{ states: Record<number, string>; taps: number; by: string[] }> {
	const rows = await query<{ line: number; state: string }>(
		house,
		`with lines as (select r.person_id, row_number() over (order by lower(p.called), r.person_id)::int - 1 as line
			from programmes.session s join programmes.registration r on r.cohort_id = s.cohort_id and r.state = 'place'
				join people.person p on p.id = r.person_id where s.id = $1)
		select line, state from lines join programmes.attendance a using (person_id) where a.session_id = $1`,
		[session()]
	);
	const trail = await query<{ by: string }>(
		house,
		`select actor_id as by from platform.audit where action like 'programmes.attendance.%'`
	);
	return {
		states: Object.fromEntries(rows.map(({ line, state }) => [line, state])),
		taps: trail.length,
		by: [...new Set(trail.map(({ by }) => by))]
	};
}

test(
	'two tabs without a signal: every tap of both comes once, and both pages show it',
	{ timeout: 120_000 },
	async () => {
		const [one, other] = [await openRegister(), await openRegister()];
		await phone.setOffline(true);
		await tap(one, 0);
		await tap(other, 1, 'late');
		await tap(one, 2);
		await tap(other, 0, 'apologies'); // the last tap counts, whichever tab it was made in
		await says(one, /No signal/);
		await says(other, /No signal/);
		await phone.setOffline(false);
		await expect
			.poll(noted, { timeout: 30_000 })
			.toMatchObject({ states: { 0: 'apologies', 1: 'late', 2: 'came' }, taps: 4 });
		for (const page of [one, other])
			await expect.poll(() => page.textContent('#counts'), { timeout: 30_000 }).toMatch(/^\s*2 of \d+ booked/);
		expect((await noted()).by).toEqual([house.news.accounts.facilitator]);
	}
);

test(
	'a server that is killed between two taps, and in the middle of one, keeps each once',
	{ timeout: 180_000 },
	async () => {
		const page = await openRegister();
		await tap(page, 0);
		await says(page, /^Saved/);
		await Promise.all([tap(page, 1), house.killApp()]);
		await tap(page, 2, 'late');
		await says(page, /No signal/);
		await house.start();
		await expect
			.poll(noted, { timeout: 60_000 })
			.toMatchObject({ states: { 0: 'came', 1: 'came', 2: 'late' }, taps: 3 });
	}
);

test('taps outlive a session that ended, and a reload without one', { timeout: 120_000 }, async () => {
	const page = await openRegister();
	await phone.clearCookies();
	await tap(page, 0);
	await page.waitForSelector('[data-signed-out]:not([hidden])');
	await tap(page, 1, 'late');
	await signIn('facilitator');
	await page.reload();
	await expect.poll(noted, { timeout: 30_000 }).toMatchObject({ states: { 0: 'came', 1: 'late' }, taps: 2 });
});

test(
	'whoever signs in on the same phone meanwhile does none of them in her own name',
	{ timeout: 120_000 },
	async () => {
		const page = await openRegister();
		await phone.setOffline(true);
		await tap(page, 0);
		await says(page, /No signal/);
		await signIn('coordinator'); // in another tab, while this page stays open
		await phone.setOffline(false);
		await page.waitForSelector('[data-signed-out]:not([hidden])', { timeout: 30_000 });
		expect(await noted()).toMatchObject({ states: {}, taps: 0 });
		await signIn('facilitator');
		await page.evaluate(() => dispatchEvent(new Event('focus')));
		await expect
			.poll(noted, { timeout: 30_000 })
			.toMatchObject({ states: { 0: 'came' }, taps: 1, by: [house.news.accounts.facilitator] });
	}
);
