import { generateKeyPairSync } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, servePages } from '../../../tests/support/pages.ts';

let site: { url: string; close(): void };
let browser: Browser;
let fits = true;
let sent: string[] = [];

const field = (id: string) => `<kith-prove data-given='{"ask":"/ask","show":"/show"}'><div data-where="asked">
<input id="${id}" name="proof" required></div><div data-where="able" hidden><button type="button">Use my passkey</button></div>
<p data-where="failed" hidden>That did not work.</p><p data-where="proved" hidden>Thank you.</p></kith-prove>`;
const html = `<!doctype html><html lang="en"><head><title>x</title><script type="module" src="/prove.js"></script></head><body>
<form method="POST" action="/done"><input name="why">${field('one')}<button>Give</button></form>
<form method="POST" action="/done">${field('other')}</form></body></html>`;

beforeAll(async () => {
	site = await servePages((request, body) => {
		if (request.method !== 'POST') return { status: 200, html };
		if (request.url === '/ask')
			return {
				status: 200,
				headers: { 'content-type': 'application/json' },
				html: JSON.stringify({ challenge: 'AAAA', rpId: 'localhost', userVerification: 'required' })
			};
		sent.push(`${request.url} ${body.replace(/signed=.*?"?response.*/, 'signed')}`);
		return { status: request.url === '/show' ? (fits ? 204 : 422) : 200, html: '<title>done</title>' };
	});
	browser = await openBrowser(false);
});
afterAll(async () => {
	await browser.close();
	site.close();
});
beforeEach(() => {
	[fits, sent] = [true, []];
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** The page in a browser that holds a key of hers. */
async function withKey(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true }
		}
	});
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	await cdp.send('WebAuthn.addCredential', {
		authenticatorId,
		credential: {
			...{ credentialId: 'MTIzNDU2Nzg5MDEyMzQ1Ng==', isResidentCredential: true, rpId: 'localhost', signCount: 0 },
			privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
			userHandle: 'MTIz'
		}
	});
	await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}/`);
	await page.fill('[name=why]', 'Counts with care');
	return page;
}

test('a key instead of digits holds for every form of the page, and what was typed is sent with the form', async () => {
	const page = await withKey();
	await page.getByRole('button', { name: 'Use my passkey' }).first().click();
	await expect.poll(() => page.getByText('Thank you.').filter({ visible: true }).count()).toBe(2);
	expect(await page.locator('input[name=proof]').filter({ visible: true }).count()).toBe(0);
	await page.getByRole('button', { name: 'Give' }).click();
	await expect.poll(() => page.title()).toBe('done');
	expect(sent).toEqual(['/show signed', '/done why=Counts+with+care']);
});

test('a key that does not fit says so, and digits do as before; a page that locks asks anew', async () => {
	const page = await withKey();
	fits = false;
	await page.getByRole('button', { name: 'Use my passkey' }).first().click();
	await expect.poll(() => page.getByText('That did not work.').filter({ visible: true }).count()).toBe(1);
	await page.fill('#one', '123456');
	fits = true;
	await page.getByRole('button', { name: 'Use my passkey' }).first().click();
	await expect.poll(() => page.getByText('Thank you.').filter({ visible: true }).count()).toBe(2);
	await page.evaluate(() => document.dispatchEvent(new Event('kith-locked')));
	expect(await page.locator('#one').isEditable()).toBe(true);
});
