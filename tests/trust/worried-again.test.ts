// Whom somebody was worried about, and what she wrote, is gone from her browser as soon as it was sent.
import { expect } from 'vitest';
import { tokenOf } from '../house/scene/cast.ts';
import { openBrowser } from '../support/pages.ts';
import { test, type Served } from './served.ts';

const timeout = 120_000;

/** A worry sent on a phone of a facilitator's; the page on which she reads that it has arrived. */
async function sent({ url, set }: Served) {
	const browser = await openBrowser(false);
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const cookie = { domain: url.hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
	await context.addCookies([{ name: '__Host-kith', value: tokenOf('facilitator', set.ids), ...cookie }]);
	const page = await context.newPage();
	await page.goto(new URL('/worried', url).href);
	await page.locator('[name=person]').selectOption({ index: 1 });
	await page.fill('[name=words]', 'She did not want to go home.');
	await page.click('main form button >> nth=-1');
	await page.getByRole('status').filter({ hasText: 'It has arrived' }).waitFor();
	return { browser, page };
}

test(
	'Back shows an empty form, and so does going forward again; no address says anything',
	{ timeout },
	async ({ served }) => {
		const { browser, page } = await sent(served);
		try {
			for (const go of [() => page.goBack(), () => page.goForward(), () => page.reload()]) {
				await go();
				expect(page.url()).toBe(new URL('/worried', served.url).href);
				const fields = page.locator('main form [name]:not([name=id], [name=knows], button)');
				const values = await fields.evaluateAll((all) =>
					(all as HTMLInputElement[]).map(({ type, checked, value }) => (type !== 'checkbox' || checked ? value : ''))
				);
				expect(values).toEqual(['', '', '', '', '', '']);
			}
		} finally {
			await browser.close();
		}
	}
);
