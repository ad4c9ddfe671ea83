import { instant } from '../../src/platform/clock.ts';
import type { Browser, Page } from '@playwright/test';
import { digitsAt } from '../../src/platform/identity/totp.ts';
import type { Guide } from '../../src/demonstration/guide.ts';
import { expect, isSound, test } from './walk.ts';

const password = 'slow river over stones';

const sixDigits = /\b\d{3} \d{3}\b/;

/** The newest letter with what is looked for in the mailbox of the demonstration, for one address that may have had others before. */
async function letterTo(coordinator: Page, guide: Guide, address: string, holding: RegExp): Promise<string> {
	const letter = coordinator.getByRole('article').filter({ hasText: address }).filter({ hasText: holding }).first();
	await expect(async () => {
		await coordinator.goto(guide.pages.letters);
		expect(await letter.count()).toBeGreaterThan(0);
	}).toPass();
	return letter.innerText();
}

async function coordinatorIn(browser: Browser, guide: Guide): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(guide.signIn.coordinator);
	return page;
}

const main = (page: Page) => page.locator('main');
const press = (page: Page) => main(page).getByRole('button').first().click();

test('a parent signs in by the six digits of her letter, and leaves in one tap', async ({
	page,
	browser,
	guide
}, info) => {
	const coordinator = await coordinatorIn(browser, guide);
	await coordinator.goto(guide.pages.letters);
	const addresses = (await main(coordinator).innerText()).match(/[\w.-]+@example\.org/g) ?? [];
	const address =
		[...new Set(addresses)].sort()[['phone', 'phone without scripts', 'desktop'].indexOf(info.project.name)] ?? '';
	await page.goto(guide.url + '/me');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fme$/);
	await isSound(page);
	await page.locator('[name=email]').fill(address);
	await press(page);
	await isSound(page);
	await page.locator('[name=code]').fill('000000');
	await press(page);
	await isSound(page);
	const letter = await letterTo(coordinator, guide, address, sixDigits);
	await page.locator('[name=code]').fill(sixDigits.exec(letter)?.[0] ?? '');
	await press(page);
	await expect(page).toHaveURL(/\/me$/);
	await page.route('https://www.bbc.co.uk/**', (route) =>
		route.fulfill({ body: '<title>Weather</title>Sunny', contentType: 'text/html' })
	);
	await page
		.getByRole('link', { name: /^(Leave this page|Salir de esta página)/ })
		.last()
		.click();
	await expect(page).toHaveTitle('Weather');
	await page.goto(guide.url + '/me');
	await expect(page).toHaveURL(/\/sign-in/);
	await coordinator.context().close();
});

test('somebody new on the team sets both factors, signs in with them, and is out when her role ends', async ({
	page,
	browser,
	guide
}, info) => {
	test.slow();
	const coordinator = await coordinatorIn(browser, guide);
	const name = `Wanda ${info.project.name}`;
	const address = `wanda-${info.project.name.replaceAll(' ', '-')}-${instant()}@example.org`;
	await invite(coordinator, guide, name, address);
	const link = /http\S+\/staff\/set-up\/\S+/.exec(await letterTo(coordinator, guide, address, /set-up/))?.[0] ?? '';
	await page.goto(link);
	await isSound(page);
	await choose(page, 'password123');
	await isSound(page);
	await choose(page, password);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connect your phone');
	await isSound(page);
	await page.locator('summary').first().click();
	const secret = (await main(page).locator('code').innerText()).replace(/\s/g, '');
	await page.locator('[name=code]').fill(digitsAt(secret));
	await press(page);
	const codes = await main(page).locator('li code').allInnerTexts();
	expect(codes).toHaveLength(10);
	await isSound(page);
	await press(page);
	await expect(page).toHaveURL(/\/evaluation$/);
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.goto(guide.url + '/evaluation');
	await signIn(page, address, 'not her password');
	await expect(main(page)).toContainText('do not go together');
	await signIn(page, address, password);
	await page.locator('[name=code]').fill(codes[0] ?? '');
	await press(page);
	await expect(main(page)).toContainText('You have 9 codes left');
	await isSound(page);
	await page.getByRole('link', { name: 'Go on' }).click();
	await expect(page).toHaveURL(/\/evaluation$/);
	await endRole(coordinator, guide, name);
	await page.goto(guide.url + '/evaluation');
	await expect(page).toHaveURL(/\/staff\/sign-in/);
	expect((await page.goto(link))?.status()).toBe(200);
	await expect(main(page)).toContainText('no longer works');
	await coordinator.context().close();
});

async function invite(coordinator: Page, guide: Guide, name: string, address: string): Promise<void> {
	await coordinator.goto(guide.url + '/manage/team');
	await coordinator.getByText('Add somebody', { exact: true }).click();
	await coordinator.locator('[name=called]').fill(name);
	await coordinator.locator('[name=email]').fill(address);
	await coordinator.locator('[name=role][value=evaluator]').check();
	await coordinator.locator('[name=why]').fill('Reads the numbers');
	await coordinator.getByRole('button', { name: 'Add to the team' }).click();
	await expect(main(coordinator)).toContainText('The letter is on its way');
}

async function choose(page: Page, words: string): Promise<void> {
	for (const field of ['password', 'password_again']) await page.locator(`[name=${field}]`).fill(words);
	await press(page);
}

async function signIn(page: Page, address: string, words: string): Promise<void> {
	await isSound(page);
	await page.locator('[name=email]').fill(address);
	await page.locator('[name=password]').fill(words);
	await press(page);
}

async function endRole(coordinator: Page, guide: Guide, name: string): Promise<void> {
	await coordinator.goto(guide.url + '/manage/team');
	await coordinator.getByLabel('Name, address or course').fill(name);
	await coordinator.getByRole('button', { name: 'Look', exact: true }).click();
	const row = coordinator.getByRole('listitem').filter({ hasText: name });
	await row.locator('summary').first().click();
	await row.getByRole('button', { name: new RegExp(`End this role now: ${name}`) }).click();
	await expect(main(coordinator)).toContainText('The role has ended');
}
