import { instant } from '#platform/clock.ts';
import { expect, holds, test } from './walk.ts';

test(
	'a facilitator marks who came with one tap, and takes it back',
	{ tag: '@without-scripts' },
	async ({ page, guide, signIn }) => {
		await signIn('facilitator');
		await page.goto(guide.pages.register);
		await holds(page);
		const row = page
			.locator('form')
			.filter({ has: page.getByRole('button', { name: 'Came' }) })
			.nth(test.info().parallelIndex);
		await row.getByRole('button', { name: 'Came' }).first().click();
		await expect(page.locator('body')).toContainText(/\d+ of \d+ booked/);
		await page.goto(guide.pages.register);
		await holds(page);
	}
);

test('a crèche worker sees today’s crèche and nothing else', async ({ page, guide, signIn, ask }) => {
	await signIn('creche');
	await page.goto(guide.pages.crecheList);
	await holds(page);
	await expect(page.getByText(/Nuts/).first()).toBeVisible();
	for (const path of ['/manage', '/concerns', '/evaluation', new URL(guide.pages.register).pathname + '/walk-in']) {
		expect([403, 404], path).toContain((await ask(guide.url + path)).status());
	}
	await page.goto(guide.pages.register);
	await expect(page).toHaveURL(/\/creche$/);
});

test('the safeguarding lead sees what waits, takes it and writes it down; nobody else sees that it exists', async ({
	page,
	signIn,
	ask
}) => {
	await signIn('safeguardingLead');
	await expect(page).toHaveURL(/\/concerns$/);
	await holds(page);
	await page.locator('main a[href^="/concerns/"]:not([href="/concerns/collecting"])').first().click();
	const address = page.url();
	await holds(page);
	const take = page.getByRole('button', { name: 'I am taking this' });
	if (await take.count()) await take.click();
	await expect(page.locator('main')).toContainText('Taken by Helen');
	await page.locator('[name=words]').fill('Rang her. Her sister is with her.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.locator('main')).toContainText('Her sister is with her.');
	for (const who of ['coordinator', 'facilitator', 'evaluator', 'otherCoordinator'] as const)
		expect((await ask(address, who)).status(), who).toBe(404);
});

test('somebody on the team says that she is worried, in three fields', async ({ page, guide, signIn }) => {
	await signIn('facilitator');
	await page.goto(guide.url + '/worried');
	await holds(page);
	await page.locator('[name=words]').fill('She did not want to go home.');
	await page.getByRole('button', { name: 'Send it' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose a name, or write who it is');
	await expect(page.locator('[name=words]'), 'nothing that was typed is lost').toHaveValue(
		'She did not want to go home.'
	);
	await page.locator('[name=person]').selectOption({ index: 2 });
	await page.getByRole('button', { name: 'Send it' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'It has arrived' })).toBeVisible();
	expect(new URL(page.url()).pathname + new URL(page.url()).search, 'nothing of it stays in the history').toBe(
		'/worried'
	);
});

test(
	'the report says what may and may not be concluded, as a page and as a tagged document',
	{ tag: '@desktop' },
	async ({ page, guide, signIn, ask }) => {
		await signIn('evaluator');
		await page.goto(guide.pages.report);
		await holds(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Better on average; for most, no clear change');
		await expect(page.locator('main')).toContainText('There was no comparison group');
		await expect(page.locator('main')).toContainText('For the team only');
		const pdf = await page.request.get(guide.pages.reportPdf);
		expect(pdf.headers()['content-type']).toBe('application/pdf');
		expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
		await signIn('coordinator');
		await page.goto(guide.pages.report);
		await expect(page.getByText('Each parent from start to end')).toHaveCount(0);
		expect((await ask(guide.pages.report, 'facilitator')).status()).toBe(404);
	}
);

test('a spreadsheet with one wrong cell is refused by line and column, and nothing of it comes in', async ({
	page,
	guide,
	signIn
}) => {
	await signIn('evaluator');
	await page.goto(guide.url + '/evaluation/data/import');
	const send = async (rows: string) => {
		await page.locator('[name=title]').fill('A try');
		await page.locator('[name=measure]').selectOption('phq9');
		await page
			.locator('[name=file]')
			.setInputFiles({ name: 'try.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
		await page.getByRole('button', { name: 'Look at it first' }).click();
		await expect(page.locator('main')).toContainText('Nothing is kept yet');
	};
	const header = `participant,wave,${Array.from({ length: 9 }, (_, index) => `item${index + 1}`).join(',')}`;
	await send(`${header}\nA,before,0,1,2,3,0,1,2,3,0\nA,after,0,1,2,3,0,1,2,9,0\n`);
	await expect(page.getByRole('row').filter({ hasText: 'item8' })).toContainText('"9"');
	await holds(page);
	await page.getByRole('link', { name: 'Choose another file' }).click();
	const code = `A${instant()}`; // once, for a moment may pass between two
	await send(`${header}\n${code},before,0,1,2,3,0,1,2,3,0\n${code},after,0,1,2,3,0,1,2,1,0\n`);
	await expect(page.locator('main')).toContainText('Answers: 2. People: 1.');
	await page.getByRole('button', { name: /Bring it in/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Too few answers to say');
});

test('an evaluator makes the report of a course that is over from what its parents answered', async ({
	page,
	guide,
	signIn
}) => {
	await signIn('evaluator');
	await page.goto(guide.url + '/evaluation');
	await holds(page);
	const make = page.getByRole('button', { name: /^Make the report.*Seven summer mornings/ });
	if (await make.count()) await make.click();
	else await page.getByRole('link', { name: 'Seven summer mornings' }).click(); // another phone was first
	await expect(page).toHaveURL(/\/evaluation\/reports\//);
	await expect(page.locator('main')).toContainText('Seven summer mornings · How things are');
	await holds(page);
});
