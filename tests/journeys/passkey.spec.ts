import type { CDPSession, Page } from '@playwright/test';
import { expect, isSound, test } from './walk.ts';

/** A phone of Chromium's own that keeps keys, and its owner who unlocks it, or does not. */
async function phoneOf(page: Page): Promise<{ unlocks: (isHers: boolean) => Promise<void> }> {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true }
		}
	});
	return {
		unlocks: async (isUserVerified) => {
			await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
		}
	};
}

test('a passkey is made, opens the pages of the team, opens nothing unless it is unlocked, and is ended @desktop', async ({
	page,
	guide,
	signIn
}) => {
	test.slow();
	const phone = await phoneOf(page);
	await signIn('evaluator');
	await page.goto(guide.pages.passkeys);
	await isSound(page);
	const list = page.getByRole('list', { name: 'Passkeys' });
	const made = page.getByRole('button', { name: 'Make a passkey' });
	await phone.unlocks(false);
	await page.locator('[name=called]').fill('My own phone');
	if (await page.locator('[name=proof]').count()) await page.locator('[name=proof]').fill('000000');
	await made.click();
	await expect(page.getByRole('status')).toContainText('That did not work');
	await phone.unlocks(true);
	await made.click();
	await expect(page).toHaveURL(/said=passkey-added/);
	await expect(list).toContainText('My own phone');
	await isSound(page);
	await page.getByRole('button', { name: 'Sign out' }).click();

	await page.goto(`${guide.url}/evaluation`);
	await expect(page).toHaveURL(/\/staff\/sign-in/);
	await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
	await isSound(page);
	await phone.unlocks(false);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('status')).toContainText('That did not work');
	await phone.unlocks(true);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/evaluation$/);

	await page.goto(guide.pages.passkeys);
	await page.getByRole('button', { name: 'End it: My own phone' }).click();
	await expect(page.getByRole('status')).toContainText('It is ended');
	await expect(list).toHaveCount(0);
	await isSound(page);
});
