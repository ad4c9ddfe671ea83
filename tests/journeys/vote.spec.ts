import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, isSound, test } from './walk.ts';

const numbers = (page: Page) => page.locator('input[name^=rank-]');
const typed = (page: Page) =>
	numbers(page).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value).join(''));
const cast = (page: Page) => page.getByRole('button', { name: 'Put it in the urn' }).click();

/** Puts the fifth and the first in this order: by taps, or without script by numbers, where a mistake is said and nothing is lost. */
async function choose(page: Page, scripts: boolean) {
	if (scripts) {
		await page.getByRole('button', { name: /hands/ }).click();
		await page.getByRole('button', { name: /night sky/ }).click();
		await page.getByRole('button', { name: 'Move The night sky up' }).click();
		await expect(page.locator('[aria-live]').last()).toHaveText('The night sky is number 1');
		return;
	}
	await page.locator('[name=rank-5]').fill('1');
	await page.locator('[name=rank-1]').fill('1');
	await cast(page);
	await expect(page.getByText('The same number stands beside two names')).toBeVisible();
	await expect(page.locator('[name=rank-5]')).toHaveValue('1');
	await page.locator('[name=rank-1]').fill('2');
}

test(
	'she votes on a phone: the promise stands before the first option, her letters come once it is in the urn, and no page shows again what she chose',
	{ tag: '@without-scripts' },
	async ({ page, guide, javaScriptEnabled }) => {
		const scripts = javaScriptEnabled ?? true;
		await page.goto(guide.signIn.parent);
		await page.goto(`${guide.pages.vote}?again`);
		const promise = page.getByRole('heading', { name: 'Nobody will see what you chose. Not even afterwards.' });
		const [said, first] = [await promise.boundingBox(), await page.getByText('A tree of hands').boundingBox()];
		expect(said!.y).toBeLessThan(first!.y);
		if (scripts) await isSound(page);
		await choose(page, scripts);
		expect(
			await numbers(page).evaluateAll((all) =>
				all
					.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])
					.sort()
					.join()
			)
		).toBe('rank-1,2,rank-2,,rank-3,,rank-4,,rank-5,1');
		await cast(page);
		await expect(page.getByRole('heading', { name: 'Your paper is in the urn' })).toBeVisible();
		const letters = page.getByText(/^[B-Z]{4}\s*[B-Z]{4}$/);
		const receipt = await letters.textContent();
		if (scripts) await isSound(page);
		if (scripts) {
			await page.goBack(); // without them it is an answer that refused, and the browser asks first whether to send again
			expect(await typed(page), 'the way back').toBe('');
		}
		await page.goto(`${guide.pages.vote}?again`);
		expect(await typed(page), 'asked for again').toBe('');
		await choose(page, scripts);
		await cast(page);
		expect(await letters.textContent(), 'changed, the letters are the same').toBe(receipt);
		await page.reload();
		await expect(numbers(page)).toHaveCount(0);
		await page.goto(`${guide.url}/me`);
		await expect(page.getByRole('heading', { name: 'Your turn' })).toHaveCount(0);
	}
);

test('papers that a result gives away are counted on the command line, and say the same', async ({ page, guide }) => {
	await page.goto(guide.pages.result);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Porch');
	await page.goto(guide.signIn.coordinator);
	const answer = await page.request.get(guide.pages.resultBlt);
	const file = join(mkdtempSync(join(tmpdir(), 'kith-blt-')), 'papers.blt');
	writeFileSync(file, await answer.text());
	const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning', 'src/cli/main.ts'];
	const told = execFileSync(process.execPath, [...flags, 'decide', 'count', file, '--json'], { encoding: 'utf8' });
	expect(JSON.parse(told)).toMatchObject({ papers: 41, valid: 39, blank: 1, setAside: 1, quota: 20, winners: [3] });
});
