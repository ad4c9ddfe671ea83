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
}, { project }) => {
	const called = `My own ${project.name}`;
	const phone = await phoneOf(page);
	await signIn('evaluator');
	await page.goto(guide.pages.passkeys);
	await isSound(page);
	const list = page.getByRole('list', { name: 'Passkeys' });
	const failed = page.getByText('That did not work. Press the button').and(page.locator('[data-where]'));
	const made = page.getByRole('button', { name: 'Make a passkey' });
	await phone.unlocks(false);
	await page.locator('[name=called]').fill(called);
	await made.click();
	await expect(failed).toBeVisible();
	await phone.unlocks(true);
	await made.click();
	await expect(page).toHaveURL(/said=passkey-added/);
	await expect(list).toContainText(called);
	await isSound(page);
	await page.getByRole('button', { name: 'Sign out' }).click();

	await page.goto(`${guide.url}/evaluation`);
	await expect(page).toHaveURL(/\/staff\/sign-in/);
	await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
	await isSound(page);
	await phone.unlocks(false);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(failed).toBeVisible();
	await phone.unlocks(true);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/evaluation$/);

	await page.goto(guide.pages.passkeys);
	await page.getByRole('button', { name: `End it: ${called}` }).click();
	await expect(page.getByText('It is ended.').first()).toBeVisible();
	await expect(page.getByText(called)).toHaveCount(0);
	await isSound(page);
});
