import { daysAround } from '../../src/demonstration/days.ts';
import { moment } from '../../src/platform/clock.ts';
import type { Guide } from '../../src/demonstration/guide.ts';
import { expect, isSound, test } from './walk.ts';

test('a coordinator plans a course from the template, publishes it and prints its posters', async ({
	page,
	guide,
	signIn,
	javaScriptEnabled
}) => {
	const scripts = javaScriptEnabled ?? true;
	await signIn('coordinator');
	await expect(page).toHaveURL(/\/manage$/);
	await isSound(page, scripts);
	await page.goto(guide.url + '/manage/courses/new');
	await isSound(page, scripts);
	const day = daysAround(moment()).free(60);
	await page.getByLabel('First day').fill(day);
	await page.getByLabel('From').fill('10:00');
	await page.getByLabel('To', { exact: true }).fill('12:00');
	await page.getByRole('button', { name: 'Make the course' }).click();
	await expect(page.getByLabel('First day'), 'what was typed is kept').toHaveValue(day);
	await page.getByLabel('Venue', { exact: true }).selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Make the course' }).click();
	await expect(page).toHaveURL(/\/manage\/courses\/[0-9a-f-]{36}/);
	await isSound(page, scripts);
	const course = page.url();
	await page.goto(`${course}/publish`);
	await isSound(page, scripts);
	await page.locator('main form button').first().click();
	await page.goto(course);
	await expect(page.locator('main')).toContainText(/Open to join|Published/);
	for (const [size, language] of [
		['a4', 'en'],
		['a5', 'es']
	]) {
		const poster = await page.request.get(`${course}/poster.pdf?size=${size}&language=${language}`);
		expect(poster.headers()['content-type']).toBe('application/pdf');
	}
});

const pages: [keyof Guide['signIn'], string][] = [
	['coordinator', '/manage'],
	['coordinator', '/manage/phone'],
	['coordinator', '/manage/team'],
	['coordinator', '/manage/venues'],
	['coordinator', '/letters'],
	['evaluator', '/evaluation'],
	['evaluator', '/evaluation/measures'],
	['evaluator', '/evaluation/waves'],
	['facilitator', '/today'],
	['parent', '/me/choices'],
	['parent', '/me/about-me'],
	['parent', '/me/about-me/leave'],
	['parent', '/me/details'],
	['parent', '/me/children'],
	['parent', '/me/safe-contact']
];

for (const [who, path] of pages)
	test(`${path} holds for ${who}, in Spanish too`, async ({ page, guide, signIn, javaScriptEnabled }) => {
		await signIn(who);
		await page.goto(guide.url + path);
		await isSound(page, javaScriptEnabled ?? true);
		expect((await page.goto(`${guide.url}/es${path}`))?.status()).toBe(200);
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		await isSound(page, javaScriptEnabled ?? true);
	});

for (const path of ['/', '/help', '/sign-in', '/staff/sign-in', '/nothing-here'])
	test(`${path} holds for visitors, in Spanish too`, async ({ page, guide, javaScriptEnabled }) => {
		for (const start of ['', '/es']) {
			await page.goto(guide.url + start + path);
			await isSound(page, javaScriptEnabled ?? true);
		}
	});
