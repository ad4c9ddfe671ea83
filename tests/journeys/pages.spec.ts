import type { Page } from '@playwright/test';
import type { Guide } from '../../src/demonstration/guide.ts';
import { staffTitles } from '../../src/routes/titles.ts';
import { addressOf, everyPage, inLanguage, ofLinks, onTheWay, pages, type At } from './pages.ts';
import { covers, tooSmall } from '../support/covers.ts';
import { expect, holds, isInReach, isNamed, isReadable, isSound, test } from './walk.ts';

const only = process.env.KITH_PAGES?.split(' ');

test('every page of the app is looked at by somebody', () => {
	const looked = Object.values(pages).flatMap((theirs) => Object.keys(theirs));
	const named = [...looked, ...Object.keys(onTheWay), ...Object.keys(ofLinks)];
	expect(everyPage().filter((page) => !named.includes(page))).toEqual([]);
	expect(everyPage().length).toBeGreaterThan(50);
});

test('every page of the team has a title of its own in src/routes/titles.ts', () => {
	const ofTeam = everyPage().flatMap((page) => page.split('/(app)/(staff)')[1] ?? []);
	expect(ofTeam.filter((page) => !staffTitles[page])).toEqual([]);
	const titles = Object.values(staffTitles).map((words) => words());
	expect(titles.length, 'no two are called the same').toBe(new Set(titles).size);
});

test('every text of the gallery stands out from what is behind it', async ({ page, guide }) => {
	for (const theme of ['', '?theme=dark']) {
		expect((await page.goto(`${guide.url}/gallery${theme}`))?.status()).toBe(200);
		await isReadable(page);
	}
});

test('a fault would be found', async ({ page, guide }) => {
	await page.goto(`${guide.url}/help`);
	await isSound(page);
	await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
	await expect(isSound(page)).rejects.toThrow('image-alt');
	await page.reload();
	await page.evaluate(() => (document.querySelector('main') as HTMLElement).style.setProperty('width', '500px'));
	await expect(holds(page)).rejects.toThrow('sticks out');
	await page.goto(`${guide.url}/es/help`);
	await isNamed(page);
	await page.evaluate(() => document.querySelector('main a')?.setAttribute('aria-label', 'Out'));
	await expect(isNamed(page)).rejects.toThrow('label-content-name-mismatch');
	await page.reload();
	await page.evaluate(() => {
		const pill = document.body.appendChild(document.createElement('a'));
		pill.href = '/';
		pill.textContent = 'Out';
		pill.style.cssText =
			'position: fixed; left: 20px; top: 30%; padding: 0; font-size: 12px; line-height: 15px; display: block; width: 300px';
	});
	expect((await covers(page)).join('\n')).toContain('lies on');
	expect((await tooSmall(page)).join('\n')).toContain('300 × 15');
});

/** Whose pages axe reads in Spanish too: it is slow, and the team's were found sound by the same rules. */
const readInSpanish = ['visitor', 'parent', 'groupParent', 'quietParent'];

/** As everybody sees it: on a narrow phone, on a wide screen, and in Spanish. */
async function look(page: Page, address: URL, who: string): Promise<void> {
	const narrow = page.viewportSize() ?? { width: 360, height: 740 };
	await page.goto(address.href);
	await isSound(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await holds(page);
	await isInReach(page);
	await page.setViewportSize(narrow);
	await page.goto(inLanguage(address, 'es'));
	await expect(page.locator('html')).toHaveAttribute('lang', 'es');
	await (readInSpanish.includes(who) ? isNamed(page) : holds(page));
	await isInReach(page);
}

test('what a link of a letter opens holds, in light and dark and in Spanish', async ({ page, guide, signIn }) => {
	await signIn('coordinator');
	for (const [route, at] of Object.entries<At>(ofLinks))
		await test.step(route, async () => {
			const address = await addressOf(page, guide, at);
			await page.goto(address.href);
			await isSound(page);
			await page.goto(inLanguage(address, 'es'));
			await expect(page.locator('html')).toHaveAttribute('lang', 'es');
			await isNamed(page);
		});
	await page.goto(`${guide.url}/hear`);
	await page.locator('main [name=called]').fill('Naima');
	await page.locator('main [name=way]').fill('naima@example.org');
	await page.locator('main form button').last().click();
	await page.waitForURL(/\/hear\/./);
	await isSound(page);
});

/** So many pages are looked at in one test, however many somebody has. */
const aTime = 12;

for (const [who, theirs] of Object.entries(pages)) {
	const wanted = Object.entries<At>(theirs).filter(([route]) => !only || only.includes(route));
	if (!wanted.length) continue;
	for (let from = 0; from < wanted.length; from += aTime)
		test(`what ${who} opens holds, from page ${from + 1}: narrow, wide and in Spanish`, async ({
			page,
			guide,
			signIn
		}) => {
			test.setTimeout(300_000);
			if (who !== 'visitor') await signIn(who as keyof Guide['signIn']);
			for (const [route, at] of wanted.slice(from, from + aTime))
				await test.step(route, async () => {
					await look(page, await addressOf(page, guide, at), who);
				});
		});
}
