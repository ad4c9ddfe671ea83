// How many taps, fields, letters and swipes each task takes on a phone: node --conditions=source bench/taps.ts (needs a build). Exits with 1 where one got worse.
import { chromium, type Browser, type Page } from '@playwright/test';
import { serveDemonstration } from '../tests/support/demonstration.ts';
import { freePort } from '../tests/support/free-port.ts';
import type { Guide } from '../src/demonstration/guide.ts';
import { Hand, seconds, type Effort } from './taps/hand.ts';
import { parents } from './taps/parents.ts';
import type { Scene, Task } from './taps/task.ts';
import { team } from './taps/team.ts';
import { machine } from './machine.ts';

interface Walked {
	task: Task;
	language: string;
	effort: Effort;
}

async function phone(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true });
	const page = await context.newPage();
	page.setDefaultTimeout(60_000);
	return page;
}

/** Adds somebody to the team as the coordinator does, and gives the link of her letter. */
async function setUp(browser: Browser, guide: Guide): Promise<string> {
	const page = await phone(browser);
	await page.goto(guide.signIn.coordinator);
	await page.goto(`${guide.url}/manage/team`);
	await page.locator('summary:has(~ * [name=called])').first().click();
	await page.locator('[name=called]').fill('Wanda');
	await page.locator('[name=email]').fill('wanda@example.org');
	await page.locator('[name=role][value=evaluator]').check();
	await page.locator('[name=why]').fill('Reads the numbers');
	await page.locator('form:has([name=why]) button').last().click();
	for (;;) {
		await page.goto(guide.pages.letters);
		const link = /http\S+\/staff\/set-up\/\S+/.exec(await page.locator('main').innerText())?.[0];
		if (link) return link;
		await page.waitForLoadState('networkidle');
	}
}

async function walk(browser: Browser, guide: Guide, task: Task, language: string): Promise<Walked> {
	const page = await phone(browser);
	const at = (path: string) => guide.url + (language === 'en' ? '' : `/${language}`) + path;
	const scene: Scene = { guide, at, setUp: () => setUp(browser, guide) };
	if (task.who) await page.goto(guide.signIn[task.who]);
	const hand = new Hand(page);
	await task.begin(hand, scene);
	await task.walk(hand, scene);
	if (await page.locator('main [aria-invalid=true], main .problems').count())
		throw new Error(`ended with a mistake on ${page.url()}: ${await page.locator('main').innerText()}`);
	await page.context().close();
	return { task, language, effort: hand.effort };
}

/** What is worse than it was, in words; nothing where all is as good. */
function worse({ task, effort }: Walked): string[] {
	const { walked, most } = task;
	const taps = most ?? walked?.taps ?? effort.taps;
	return [
		effort.taps > taps ? `${effort.taps} taps, at most ${taps}` : '',
		walked && !most && seconds(effort) > seconds(walked) * 1.02
			? 'more seconds by hand than when it was first walked'
			: ''
	].filter(Boolean);
}

function row({ task, language, effort }: Walked): string {
	const { walked } = task;
	const ratio = walked ? (seconds(effort) / seconds(walked)).toFixed(2) : '–';
	const before = walked ? [`${walked.taps}`, `${walked.letters}`, `${seconds(walked).toFixed(0)} s`] : ['–', '–', '–'];
	const now = [effort.taps, effort.fields, effort.letters, effort.scrolls, `${seconds(effort).toFixed(0)} s`];
	return `| ${[task.name, language, ...now, ...before, ratio].join(' | ')} |`;
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic']
});
const wanted = process.argv.slice(2).join(' ');
const complaints: string[] = [];
console.log(`${machine()}\nChromium, 360 × 640; 1.8 s a tap, 0.33 s a letter, without reading\n`);
console.log(
	'| task | language | taps | fields | letters | swipes | by hand | taps then | letters then | then | ratio |'
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const language of ['en', 'es']) {
	const { guide, close } = await serveDemonstration(await freePort());
	try {
		for (const task of [...parents, ...team].filter(
			(one) => one.languages.includes(language) && one.name.includes(wanted)
		)) {
			const say = (words: string) => complaints.push(`${task.name} (${language}): ${words}`);
			const walked = await walk(browser, guide, task, language).catch((error: Error) => say(error.message));
			if (typeof walked !== 'object') continue;
			console.log(row(walked));
			worse(walked).forEach(say);
		}
	} finally {
		await close();
	}
}
await browser.close();
for (const words of complaints) console.log(`worse: ${words}`);
process.exitCode = complaints.length ? 1 : 0;
