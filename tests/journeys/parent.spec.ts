import { instant } from '#platform/clock.ts';
import { expect, holds, isSound, test } from './walk.ts';

test(
	'a parent joins from the poster: what is wrong is said where it stands, nothing typed is lost, and a place is held for her',
	{ tag: '@without-scripts' },
	async ({ page, guide, javaScriptEnabled }) => {
		const scripts = javaScriptEnabled ?? true;
		await page.goto(guide.pages.course);
		if (scripts) await isSound(page);
		await page.getByRole('link', { name: 'I’d like to come' }).first().click();
		if (scripts) await isSound(page);
		const name = 'Ana María 🌻 أمل';
		await page.locator('[name=called]').fill(name);
		await page.locator('[name=reach][value=email]').check();
		await page.locator('[name=email]').fill('not-an-address');
		await page
			.locator('form')
			.last()
			.evaluate((form: HTMLFormElement) => (form.noValidate = true), undefined)
			.catch(() => undefined);
		await page.locator('form button[type=submit]').last().click();
		if (scripts) await expect(page.getByRole('alert').first()).toBeVisible();
		if (scripts) await isSound(page);
		await expect(page.locator('[name=called]')).toHaveValue(name);
		if (scripts) {
			await page.getByRole('link', { name: 'Kith' }).or(page.locator('header a')).first().click();
			await page.goBack();
			await expect(page.locator('[name=called]')).toBeVisible(); // and not the browser's question whether to send it again
			await page.locator('[name=called]').fill(name);
			await page.locator('[name=reach][value=email]').check();
		}
		await page.locator('[name=email]').fill(`ana.${instant()}.${Math.floor(Math.random() * 1e6)}@example.org`);
		await page.locator('[name=contact][value=yes]').check();
		await page.locator('[name=safe_when][value=any]').check();
		await page.locator('form button[type=submit]').last().click();
		await expect(page).toHaveURL(/\/joined\//);
		if (scripts) await isSound(page);
		await page.reload();
		await expect(page).toHaveURL(/\/joined\//);
	}
);

test('the same page is there in Spanish, and says so to browsers', async ({ page, guide }) => {
	await page.goto(guide.pages.courseEs);
	await expect(page.locator('html')).toHaveAttribute('lang', 'es');
	await holds(page);
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
