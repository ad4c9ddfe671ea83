import AxeBuilder from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';
import type { Guide } from '../../src/demonstration/guide.ts';

export { expect };

/** A journey through the demonstration: `guide` has its links, `signIn` opens somebody's session. */
export const test = plain.extend<{ guide: Guide; signIn: (who: keyof Guide['signIn']) => Promise<void> }>({
	guide: async ({}, use) => use(JSON.parse(process.env.KITH_GUIDE ?? '{}') as Guide),
	signIn: async ({ page, guide }, use) =>
		use(async (who) => {
			await page.goto(guide.signIn[who]);
		})
});

/** What must hold of every page: no barrier that axe finds, nothing that sticks out, a neutral title, a way out. */
export async function isSound(page: Page, scripts: boolean): Promise<void> {
	await expect(page).toHaveTitle('Kith');
	await expect(page.getByRole('link', { name: /^(Leave this page|Salir de esta página)/ }).last()).toBeVisible();
	if (!scripts) return; // axe and measuring need a script of their own
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(wide, 'nothing sticks out to the side').toBeLessThanOrEqual(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
		[]
	);
}
