import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Guide } from '../../src/demonstration/guide.ts';
import { uuidv7 } from '../../src/platform/db/ids.ts';
import { expect, holds, test } from './walk.ts';

const area = (page: Page) => page.getByLabel('Your page');
const kept = (page: Page) => page.getByRole('status').filter({ hasText: /^Kept \d\d:\d\d, locked$/ });
const waits = (page: Page) => page.getByText('Kept on this phone, locked; it goes up when there is signal.');

/** Her page of the booklet on a phone of its own, opened with her five words. */
async function opened(browser: Browser, guide: Guide): Promise<{ phone: BrowserContext; page: Page }> {
	const phone = await browser.newContext({ viewport: { width: 360, height: 640 } });
	const page = await phone.newPage();
	await page.goto(guide.signIn.parent);
	await page.goto(guide.pages.writing);
	await page.getByLabel('Your five words, in their order').fill(guide.codes.writingWords);
	await page.getByRole('button', { name: 'Open my pages' }).click();
	await expect(area(page)).toBeVisible();
	return { phone, page };
}

test('what she writes without signal stays on her phone, locked, goes up with signal, and her other phone opens it; storage that was emptied says so', async ({
	browser,
	guide
}, info) => {
	test.skip(info.project.name !== 'phone', 'it makes phones of its own');
	const [canary, lost] = [`A quiet minute ${uuidv7()}`, `Never gone up ${uuidv7()}`];
	const { phone, page } = await opened(browser, guide);
	await phone.setOffline(true);
	await area(page).fill(canary);
	await expect(waits(page)).toBeVisible();
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(canary);
	await phone.setOffline(false);
	await expect(kept(page)).toBeVisible();
	expect(await page.content(), 'nothing of it is in what the house sends').not.toContain(canary);
	await page.reload();
	await expect(area(page)).toHaveValue(canary); // this phone knows the key while she is signed in
	await holds(page);

	const other = await opened(browser, guide);
	await expect(area(other.page)).toHaveValue(canary);
	await other.phone.setOffline(true);
	await area(other.page).fill(lost);
	await expect(waits(other.page)).toBeVisible();
	await other.page.evaluate(() => localStorage.clear());
	await other.phone.setOffline(false);
	await other.page.reload();
	await expect(other.page.getByRole('alert').filter({ hasText: 'This browser has emptied its storage' })).toBeVisible();
	await expect(area(other.page)).toHaveValue(canary);
	await other.page.reload();
	await expect(area(other.page)).toBeVisible();
	await expect(other.page.getByText('This browser has emptied its storage')).toHaveCount(0);
	await Promise.all([phone.close(), other.phone.close()]);
});
