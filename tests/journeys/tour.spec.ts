import { expect, isSound, test } from './walk.ts';

/** Pages that other journeys look at closely. */
const elsewhere =
	/^\/(me|letters|concerns|today|evaluation|evaluation\/(waves|reports\/[^/]+)|manage|manage\/courses\/new|courses\/.+)$/;

test('whoever starts the demonstration walks it in seven steps, and every link opens', async ({
	page,
	guide,
	javaScriptEnabled
}) => {
	test.setTimeout(120_000);
	const scripts = (javaScriptEnabled ?? true) && test.info().project.name === 'phone'; // the narrow one is enough here
	await page.goto(guide.url);
	await page.getByRole('link', { name: 'See it in seven steps' }).click();
	await isSound(page, scripts);
	const steps = page.locator('main ol > li');
	await expect(steps).toHaveCount(7);
	const stops = await page
		.locator('main .row a')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
	expect(stops.length).toBeGreaterThan(15);
	for (const stop of stops) {
		if (stop.endsWith('.pdf')) {
			const answer = await page.request.get(stop);
			expect(answer.headers()['content-type'], stop).toBe('application/pdf');
			continue;
		}
		const next = new URL(stop).searchParams.get('next');
		const answer = await page.goto(stop);
		expect(answer?.status(), stop).toBe(200);
		if (next && !['/start', '/today'].includes(next)) expect(new URL(page.url()).pathname).toBe(next);
		if (!elsewhere.test(new URL(page.url()).pathname)) await isSound(page, scripts);
	}
	await page.goto(`${guide.url}/es/demo`);
	await isSound(page, scripts);
});

test('on the day she tells her weather from her own page, and only those who take part can', async ({
	page,
	guide,
	signIn,
	javaScriptEnabled
}) => {
	await signIn('parent');
	await page.goto(guide.url + '/me');
	await page.getByRole('link', { name: 'How is your weather today?' }).click();
	await isSound(page, javaScriptEnabled ?? true);
	const here = page.url();
	await page.locator('[name=weather]').first().check({ force: true });
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('status')).toContainText('Kept');
	await isSound(page, javaScriptEnabled ?? true);
	for (const who of ['evaluator', 'coordinator', 'otherCoordinator'] as const) {
		await signIn(who);
		expect((await page.goto(here))?.status(), who).toBe(404);
	}
});

test('the second charity knows nothing of the first, not even its letters', async ({ page, guide, signIn }) => {
	await signIn('otherCoordinator');
	await page.goto(guide.url + '/letters');
	await expect(page.locator('main article').first()).toContainText('carol@river-street.example');
	await expect(page.locator('main')).not.toContainText('willow-lane');
	expect((await page.goto(guide.pages.report))?.status()).toBe(404);
});
