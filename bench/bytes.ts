// What a phone has to fetch, fonts and styles included: node --conditions=source bench/bytes.ts
import { chromium, type Browser, type Page } from '@playwright/test';
import { openHouse } from './house.ts';
import { machine } from './machine.ts';

const limits = { first: 100_000, after: 15_000 };
const house = await openHouse();
const { url, pages, cookies } = house.news;

/** Bytes over the wire, headers included, of everything that loading this page fetched. */
async function fetched(page: Page, path: string): Promise<{ bytes: number; requests: number }> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let [bytes, requests] = [0, 0];
	session.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests += encodedDataLength ? 1 : 0;
	});
	const answer = await page.goto(url + path, { waitUntil: 'networkidle' });
	if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`);
	await session.detach();
	return { bytes, requests };
}

async function measure(browser: Browser, name: string, path: string, cookie?: string): Promise<string[]> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true });
	const [key = '', value = ''] = (cookie ?? '').split('=');
	if (cookie)
		await context.addCookies([
			{ name: key, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }
		]);
	const page = await context.newPage();
	const first = await fetched(page, path);
	const after = await fetched(page, path);
	await context.close();
	const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
	return [
		name,
		kB(first.bytes),
		`${first.requests}`,
		(first.bytes / limits.first).toFixed(2),
		kB(after.bytes),
		`${after.requests}`,
		(after.bytes / limits.after).toFixed(2)
	];
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic']
});
try {
	console.log(
		`${machine()}\nChromium, 360 px, empty cache and then again; ratios to ${limits.first / 1000} kB and ${limits.after / 1000} kB; at most 1 wanted\n`
	);
	console.log('| page | first view | requests | ratio | after | requests | ratio |\n|---|---|---|---|---|---|---|');
	const rows = [
		['public page', pages.public],
		['joining form', pages.join],
		['register', pages.session, cookies.facilitator]
	] as const;
	for (const [name, path, cookie] of rows)
		console.log(`| ${(await measure(browser, name, path, cookie)).join(' | ')} |`);
} finally {
	await browser.close();
	await house.stop();
}
