import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import {
	head,
	kept,
	line,
	onPhones,
	packNow,
	press,
	takeAlong,
	unlock
} from '../../../../../tests/support/pocket-hand.ts';
import { fold } from '../mark/fold.ts';

const { openHouse, openPhone } = onPhones();
const pressed = (page: Page) => page.locator('[aria-pressed=true]').allTextContents();

test('what is pressed in flight mode outlives a reload and a battery that is taken out, and is in the house once', async () => {
	const { pack, secrets } = packNow(['Amaranth', 'Bellwether', 'Corisande']);
	const house = await openHouse(pack);
	const { phone, page } = await openPhone();
	await takeAlong(page, house.url);
	await unlock(page);
	await line(page, 'Amaranth').waitFor();
	await kept(page);
	expect(phone.readable(secrets)).toEqual([]);
	await phone.context.setOffline(true);
	await press(page, 'Amaranth', 'Came');
	await press(page, 'Bellwether', 'Late');
	await press(page, 'Corisande', 'Came');
	await press(page, 'Corisande', 'Apologies');
	await head(page).getByText('4 not sent yet').waitFor();
	await walkIn(page);
	await head(page).getByText('3 here · 5 not sent yet').waitFor();
	await page.reload();
	await unlock(page);
	await head(page).getByText('3 here · 5 not sent yet').waitFor();
	expect(await pressed(page)).toEqual(['Came', 'Late', 'Apologies', 'Came']);
	await press(page, 'Bellwether', 'Came');
	await head(page).getByText('6 not sent yet').waitFor();
	await phone.kill();
	expect(phone.readable([...secrets, 'Dunstanella', 'Walnutbread'])).toEqual([]);

	house.loseAnswers = 1;
	const again = await phone.start();
	await again.goto(`${house.url}/pocket/en/`);
	await again.getByText('6 still wait here, sealed').waitFor();
	await again.evaluate(() => dispatchEvent(new Event('online')));
	await again.getByText('has arrived: 6').waitFor();
	const marks = await house.marks();
	expect(marks.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
	expect(house.came).toBe(12);
	const stands = fold(marks).filter(({ field }) => field === 'line');
	expect(stands.map(({ value, differs }) => [value, differs])).toEqual([
		['came', false],
		['came', false],
		['apologies', false]
	]);
	await unlock(again);
	await head(again)
		.getByText(/3 here · all sent \d\d:\d\d/)
		.waitFor();
	expect(await pressed(again)).toEqual(['Came', 'Came', 'Apologies', 'Came']);
	await again.getByRole('button', { name: 'Close the register' }).click();
	await again.getByRole('button', { name: 'Yes, close it' }).click();
	await again.getByText('No register is on this phone').waitFor();
	expect(phone.readable([...secrets, 'Dunstanella', 'Walnutbread'])).toEqual([]);
});

/** Somebody who walks in with a child and an allergy, in as few taps as the design wants. */
async function walkIn(page: Page): Promise<void> {
	let taps = 0;
	const tap = async (name: string) => {
		taps++;
		await page.getByRole('button', { name, exact: true }).click();
	};
	await tap('Somebody new');
	await page.fill('[name=called]', 'Dunstanella');
	await tap('With a child');
	await page.fill('[name=child]', 'Pip');
	await tap('Under two');
	await tap('Yes');
	await page.fill('[name=allergies]', 'Walnutbread');
	await tap('Write her down');
	await line(page, 'Dunstanella').waitFor();
	expect(taps).toBeLessThanOrEqual(8);
}

test('two phones that did not know of each other: both are shown first of all, and one tap settles it', async () => {
	const { pack } = packNow(['Amaranth', 'Bellwether']);
	const house = await openHouse(pack);
	const [one, other] = await Promise.all([openPhone(), openPhone()]);
	for (const { page } of [one, other]) {
		await takeAlong(page, house.url);
		await unlock(page);
		await line(page, 'Amaranth').waitFor();
	}
	for (const { phone } of [one, other]) await phone.context.setOffline(true);
	await press(one.page, 'Amaranth', 'Came');
	await press(other.page, 'Amaranth', 'No word');
	for (const { page } of [one, other]) await head(page).getByText('1 not sent yet').waitFor();
	for (const { phone, page } of [one, other, one]) {
		await phone.context.setOffline(false);
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await head(page).getByText('all sent').waitFor();
	}
	const differs = one.page.locator('.notice', { hasText: 'Shown differently on two phones' });
	await differs.getByRole('button', { name: /^Came · this phone/ }).waitFor();
	await differs.getByRole('button', { name: /^No word · another phone/ }).click();
	await differs.waitFor({ state: 'detached' });
	await head(one.page).getByText('all sent').waitFor();
	await expect
		.poll(async () => fold(await house.marks()).map(({ value, differs }) => [value, differs]))
		.toEqual([['no-word', false]]);
});
