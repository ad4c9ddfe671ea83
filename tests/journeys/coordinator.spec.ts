import { moment } from '#platform/clock.ts';
import { firstDayPlanned } from './days.ts';
import { expect, holds, isSound, test } from './walk.ts';

test(
	'a coordinator plans a course from the template, publishes it and prints its posters',
	{ tag: '@desktop' },
	async ({ page, guide, signIn }) => {
		test.skip(test.info().project.name !== 'desktop', 'on a phone it is walked in team.spec.ts');
		await signIn('coordinator');
		await expect(page).toHaveURL(/\/manage$/);
		await holds(page);
		await page.goto(guide.url + '/manage/on/new');
		await holds(page);
		const day = firstDayPlanned(moment());
		await page.getByLabel('First day').fill(day);
		await page.getByLabel('From', { exact: true }).fill('10:00');
		await page.getByLabel('To', { exact: true }).fill('12:00');
		await page.getByRole('button', { name: 'Make the course' }).click();
		await expect(page.getByLabel('First day'), 'what was typed is kept').toHaveValue(day);
		await page.getByLabel('Venue', { exact: true }).selectOption({ index: 1 });
		await page.getByRole('button', { name: 'Make the course' }).click();
		await expect(page).toHaveURL(/\/manage\/on\/[0-9a-f-]{36}/);
		await holds(page);
		const course = page.url().replace(/\?.*/, '');
		await page.goto(`${course}/publish`);
		await isSound(page);
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
	}
);
