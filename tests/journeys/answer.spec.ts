import { expect, isInReach, isSound, phones, test } from './walk.ts';

test(
	'she answers a measure one question at a time, skips one, stops, and comes back to where she was',
	{ tag: '@without-scripts' },
	async ({ page, browser, signIn }) => {
		test.skip(
			test.info().project.name !== 'phone without scripts',
			'the demonstration has one invitation: walked once, the hardest way'
		);
		await signIn('parent');
		await page.getByRole('button', { name: 'Have a look' }).first().click();
		const start = page.url();
		await page
			.getByRole('button', { name: /Start|Begin/ })
			.first()
			.click();
		await page.locator('input[type=radio]').nth(3).check();
		await page.locator('form button[type=submit]').first().click();
		await signIn('parent');
		await page
			.getByRole('button', { name: /Go on|Have a look/ })
			.first()
			.click();
		await expect(page.locator('main')).toContainText(/2/);
		const look = await browser.newPage({ javaScriptEnabled: true, viewport: page.viewportSize() });
		for (const step of ['', '/1', '/all', '/pause', '/end']) {
			expect((await look.goto(start + step))?.status(), step).toBe(200);
			await isSound(look);
			await isInReach(look);
		}
		for (let item = 1; (await look.goto(`${start}/${item}`))?.status() === 200; item++)
			for (const phone of phones) {
				await look.setViewportSize(phone);
				const low = await look.locator('form button').first().boundingBox();
				expect(low && low.y + low.height, `question ${item} at ${phone.width} × ${phone.height}`).toBeLessThanOrEqual(
					phone.height
				);
			}
		await look.close();
	}
);
