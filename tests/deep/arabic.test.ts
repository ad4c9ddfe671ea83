// A charity that speaks Arabic as well: every page of visitors and parents runs from right to left, whoever listens hears each
// part in its own language, and nothing lies outside the screen.
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepLanguages } from '../../src/cli/languages.ts';
import { withHouse } from '../../src/cli/place.ts';
import { addressOf, inLanguage, pages, type At } from '../journeys/pages.ts';
import { barriers, butContrast, sticksOut } from '../support/barriers.ts';
import { serveDemonstration, type Demonstration } from '../support/demonstration.ts';
import { freePort } from '../support/free-port.ts';
import { openBrowser } from '../support/pages.ts';
import { cutOff } from './cut-off.ts';
import { plainAmong, writtenByPeople } from './plain-text.ts';

let house: Demonstration;
let browser: Browser;
let written: Set<string>;

beforeAll(async () => {
	house = await serveDemonstration(await freePort());
	const silent = { stdout: () => undefined, stderr: () => undefined };
	await keepLanguages({ set: 'en,es,ar', data: house.dataDir, json: true }, silent);
	written = await withHouse(house.dataDir, ({ database }) => writtenByPeople(database.ownerUrl));
	browser = await openBrowser(false);
}, 300_000);

afterAll(async () => {
	await browser.close();
	await house.close();
});

/** The texts of a page that are neither Arabic, with or without somebody's name in them, nor marked as another language. */
const unmarkedIn = (page: Page) =>
	page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: string[] = [];
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const inside = node.parentElement;
			if (!inside || inside.closest('script, style, textarea')) continue;
			if (inside.closest('[lang]')?.getAttribute('lang') !== 'ar') continue;
			const text = node.textContent?.trim() ?? '';
			if (!/\p{Script=Arabic}/u.test(text)) found.push(text);
		}
		return found;
	});

async function faultsOf(page: Page): Promise<string[]> {
	const wide = await sticksOut(page);
	return [
		...(await barriers(page, butContrast)),
		...(wide > 0 ? [`sticks out by ${wide}`] : []),
		...(await cutOff(page)),
		...plainAmong(await unmarkedIn(page), written).map((text) => `not marked as English: ${text}`)
	];
}

test.each(['visitor', 'parent'] as const)(
	'every page of a %s runs from right to left and holds',
	async (who) => {
		const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })).newPage();
		if (who === 'parent') await page.goto(house.guide.signIn.parent);
		const faults: Record<string, string[]> = {};
		for (const [route, at] of Object.entries<At>(pages[who])) {
			if (route.includes('/staff/')) continue; // those pages are wholly in the organisation's own language
			await page.goto(inLanguage(await addressOf(page, house.guide, at), 'ar'));
			expect(await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`), route).toBe(
				'ar rtl'
			);
			const found = await faultsOf(page);
			if (found.length) faults[route] = found;
		}
		expect(faults).toEqual({});
	},
	900_000
);

test('English that was not marked would be found', async () => {
	const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })).newPage();
	await page.goto(`${house.guide.url}/ar/help`);
	await page.evaluate(() => document.querySelector('main')?.append('Never said before'));
	expect(await faultsOf(page)).toContainEqual('not marked as English: Never said before');
});
