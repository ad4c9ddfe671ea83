import { expect, test } from 'vitest';
import { kept, line, onPhones, packNow, press, takeAlong, unlock } from '../../../../../tests/support/pocket-hand.ts';

const { openHouse, openPhone } = onPhones();

test('a barred name stands over the whole screen; five wrong codes take away what can be read, and not what must arrive', async () => {
	const { pack, secrets } = packNow(['Amaranth']);
	const house = await openHouse(pack);
	const { phone, page } = await openPhone();
	await takeAlong(page, house.url);
	await unlock(page);
	await line(page, 'Amaranth').waitFor();
	await kept(page);
	await phone.context.setOffline(true);
	await page.getByRole('button', { name: 'Children', exact: true }).click();
	await press(page, 'Quillon', 'Allergies');
	await page.getByRole('button', { name: 'Still right' }).click();
	await press(page, 'Quillon', 'In');
	await page.getByRole('button', { name: 'Grandma Zelphine' }).click();
	await press(page, 'Quillon', 'Out');
	const barred = page.locator('dialog.barred');
	await barred.getByText('Vandrick Moor').waitFor();
	const whole = await page.evaluate(() => {
		const { clientWidth: width, clientHeight: height } = document.documentElement;
		return { width, height };
	});
	expect(await barred.boundingBox()).toEqual({ x: 0, y: 0, ...whole });
	expect(await barred.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
	await barred.getByRole('button', { name: 'It is somebody else, go on' }).click();
	expect(await barred.isVisible()).toBe(true);
	await barred.locator('input').fill('Rosa');
	await barred.getByRole('button', { name: 'It is somebody else, go on' }).click();
	await page.getByRole('button', { name: 'Grandma Zelphine' }).click();
	await line(page, 'Quillon').getByText('gone at').waitFor();
	await page.getByRole('button', { name: 'Lock', exact: true }).click();
	for (const left of [4, 3, 2, 1]) {
		await unlock(page, '111112');
		await page.getByText(`${left} tries are left`).waitFor();
	}
	await unlock(page, '111112');
	await page.getByText('Nothing can be read here any more').waitFor();
	await page.getByText('3 still wait here, sealed').waitFor();
	expect(await page.evaluate(() => document.cookie)).toContain('waiting=3');
	expect(phone.readable(secrets)).toEqual([]);
	await phone.context.setOffline(false);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect
		.poll(async () => (await house.marks()).map(({ value }) => value))
		.toEqual([
			{ seen: 'Pistachiocream', said: 'Pistachiocream' },
			{ who: 'Grandma Zelphine' },
			{ who: 'Grandma Zelphine', lead: 'Rosa' }
		]);
});
