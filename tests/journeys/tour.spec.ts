import { expect, isSound, holds, test } from './walk.ts';

test('whoever starts the demonstration walks it in seven steps, and every link opens', async ({ page, guide, ask }) => {
	await page.goto(guide.url);
	await page.getByRole('link', { name: 'See it in seven steps' }).click();
	const ways = page.locator('main ol');
	await expect(ways.first().locator('> li')).toHaveCount(7);
	await expect(ways.nth(1).locator('> li')).toHaveCount(12);
	await expect(ways.last().locator('> li')).toHaveCount(8);
	const stops = await page
		.locator('main .row a')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
	expect(stops.length).toBeGreaterThan(70);
	for (const stop of stops) {
		const answer = await ask(stop);
		expect(answer.status(), stop).toBe(200);
		const next = new URL(stop).searchParams.get('next');
		if ((next ?? stop).endsWith('.pdf')) expect(answer.headers()['content-type'], stop).toBe('application/pdf');
		if (next && !['/start', '/today'].includes(next)) expect(new URL(answer.url()).pathname).toBe(next);
	}
	const certificate = stops.find((stop) => /certificates/.test(decodeURIComponent(stop))) ?? '';
	await page.context().clearCookies(); // the last stop was in another charity
	await page.goto(certificate);
	await isSound(page);
});

test('on the day she tells her weather from her own page, and only those who take part can', async ({
	page,
	guide,
	signIn,
	ask
}) => {
	await signIn('parent');
	await page.goto(guide.url + '/me');
	await page.locator('main a[href*="/me/check-in/"]').first().click();
	const here = page.url();
	await page.locator('[name=weather]').first().check({ force: true });
	await page.locator('form:has([name=weather])').getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Kept' })).toBeVisible();
	await holds(page);
	for (const who of ['evaluator', 'coordinator', 'otherCoordinator'] as const)
		expect((await ask(here, who)).status(), who).toBe(404);
});

test('the second charity knows nothing of the first, not even its letters', async ({ guide, ask }) => {
	const letters = await (await ask(guide.url + '/letters', 'otherCoordinator')).text();
	const main = letters.slice(letters.indexOf('<main'), letters.indexOf('</main'));
	expect(main).toContain('carol@river-street.example');
	expect(main).not.toContain('willow-lane');
	for (const address of [guide.pages.register, guide.pages.crecheList, guide.pages.report])
		expect((await ask(address)).status(), address).toBe(404);
});
