// How a hand takes a register along and presses on it, on a phone with a real browser.
import type { Page } from '@playwright/test';
import { afterEach } from 'vitest';
import type { TakenPack } from '#rooms/programmes/meetings/pocket-screen/form.ts';
import { packOf } from '#rooms/programmes/meetings/pocket-screen/examples.ts';
import { openSmallHouse, Phone, type SmallHouse } from './pocket.ts';

const code = '482915';

/** Houses and phones for the tests of one file; after each test they are put away. */
export function onPhones() {
	let houses: SmallHouse[] = [];
	let phones: Phone[] = [];
	async function putAway(): Promise<void> {
		await Promise.all(phones.map((phone) => phone.away()));
		for (const house of houses) house.close();
		[houses, phones] = [[], []];
	}
	afterEach(putAway);
	function newPhone(): Phone {
		const phone = new Phone();
		phones.push(phone);
		return phone;
	}
	return {
		putAway,
		newPhone,
		async openHouse(pack: TakenPack): Promise<SmallHouse> {
			const house = await openSmallHouse(pack);
			houses.push(house);
			return house;
		},
		async openPhone(): Promise<{ phone: Phone; page: Page }> {
			const phone = newPhone();
			return { phone, page: await phone.start() };
		}
	};
}

/** The browser goes by the machine’s clock, so the meeting is on by that clock. */
export const packNow = (names: string[]) => packOf(names, performance.timeOrigin + performance.now());

export async function takeAlong(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/take`);
	await page.fill('[name=code]', code);
	await page.click('kith-take-along button');
	await page.waitForURL('**/pocket/en/');
}

export async function unlock(page: Page, digits = code): Promise<void> {
	await page.fill('[name=code]', digits);
	await page.click('kith-pocket form button');
}

export const line = (page: Page, name: string) => page.locator('.line', { hasText: name });
export const press = (page: Page, name: string, what: string) =>
	line(page, name).getByRole('button', { name: what, exact: true }).click();
/** What stands above the list: how many are here, and how many taps are not sent. */
export const head = (page: Page) => page.locator('.counts');
/** The page opens without signal from now on. */
export const kept = (page: Page) =>
	page.waitForFunction(() => navigator.serviceWorker.ready.then((kept) => kept.active?.state === 'activated'));
