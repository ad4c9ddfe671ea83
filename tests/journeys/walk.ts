import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test as plain, type APIResponse, type Page } from '@playwright/test';
import type { Guide } from '../../src/demonstration/guide.ts';
import { barriers, butContrast, ofWords, sticksOut } from '../support/barriers.ts';
import { brokenWords, covers, pushedByLongWord, tooSmall } from '../support/covers.ts';

export { expect };

const root = join(import.meta.dirname, '../..');

type Who = keyof Guide['signIn'];

/**
 * A journey through the demonstration: `guide` has its links, `signIn` opens somebody's session in the browser, and
 * `ask` fetches an address over HTTP alone, where nothing is to be looked at.
 */
export const test = plain.extend<{
	guide: Guide;
	signIn: (who: Who) => Promise<void>;
	ask: (address: string, who?: Who) => Promise<APIResponse>;
	cost: void;
}>({
	guide: async ({}, use) => use(JSON.parse(process.env.KITH_GUIDE ?? '{}') as Guide),
	signIn: async ({ page, guide }, use) =>
		use(async (who) => {
			await page.goto(guide.signIn[who]);
		}),
	ask: async ({ page, guide }, use) =>
		use(async (address, who) => {
			if (who) await page.request.get(guide.signIn[who]);
			return page.request.get(address);
		}),
	cost: [
		async ({ page }, use, info) => {
			let pages = 0;
			page.on('domcontentloaded', () => pages++);
			const began = performance.now();
			await use();
			const cost = { file: relative(root, info.file), seconds: (performance.now() - began) / 1000, pages };
			const folder = process.env.KITH_COSTS;
			if (folder) appendFileSync(join(folder, 'journeys.jsonl'), `${JSON.stringify(cost)}\n`);
		},
		{ auto: true }
	]
});

const ofTheTeam =
	/^\/(es\/|o\/[^/]+\/)*(account|appointments|claims|concerns|duty|evaluation|exercises|letters|manage|prove|sessions|today|together|worried)(\/|$)/;

/** What must hold of every page, however wide and in which language: a title that is neutral for parents and tells the team's tabs apart, a way out, nothing that sticks out. */
export async function holds(page: Page): Promise<void> {
	const isTheTeams = ofTheTeam.test(new URL(page.url()).pathname) && (await page.locator('.exit-plain').count()) > 0;
	await expect(page).toHaveTitle(
		isTheTeams ? / · Kith$/ : /^(Kith|Please look again · Kith|Mira otra vez, por favor · Kith)$/
	);
	await expect(page.getByRole('link', { name: /^(Leave this page|Salir de esta página)/ }).last()).toBeVisible();
	expect(await sticksOut(page), `${page.url()}: nothing sticks out to the side`).toBeLessThanOrEqual(0);
}

/** Also no barrier that axe finds, in light and in dark: only colours differ there, so the rest is asked once. */
export async function isSound(page: Page): Promise<void> {
	await holds(page);
	expect(await barriers(page, butContrast)).toEqual([]);
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // else colours are looked at on their way
		await isReadable(page);
	}
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Also no barrier that the words of this language make; what has nothing to do with words was asked in another. */
export async function isNamed(page: Page): Promise<void> {
	await holds(page);
	expect(await barriers(page, ofWords)).toEqual([]);
}

/** Every text on this page stands out from what is behind it. */
export async function isReadable(page: Page): Promise<void> {
	expect(await barriers(page, { runOnly: ['color-contrast'] })).toEqual([]);
}

/** The smallest phones that we look at, and the one that most hold. */
export const phones = [
	{ width: 320, height: 568 },
	{ width: 360, height: 640 },
	{ width: 360, height: 740 }
];

/** At each size of phone and with letters of twice the size nothing lies on what is pressed or read, and a thumb hits what it aims at. */
export async function isInReach(page: Page): Promise<void> {
	expect(await tooSmall(page), `${page.url()}: nothing is smaller than a finger's end`).toEqual([]);
	for (const phone of phones) {
		await page.setViewportSize(phone);
		expect(await covers(page), `${page.url()} at ${phone.width} × ${phone.height}`).toEqual([]);
	}
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	expect(await covers(page), `${page.url()} with large letters`).toEqual([]);
	expect(await brokenWords(page), `${page.url()}: words of headings stay whole with large letters`).toEqual([]);
	expect(await sticksOut(page), `${page.url()}: nothing sticks out with large letters`).toBeLessThanOrEqual(0);
	await page.evaluate(() => (document.documentElement.style.fontSize = ''));
	await page.setViewportSize({ width: 320, height: 568 });
	expect(await pushedByLongWord(page), `${page.url()}: one long word`).toBeLessThanOrEqual(0);
}
