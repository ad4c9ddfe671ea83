// A charity that speaks a language of which no page has ever heard: English with accents and 40 % more letters. What is still
// plain English somewhere was never given to the translators; what can't be read whole leaves no room for other languages.
import type { APIResponse, Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pseudo } from '../../scripts/pseudo.mjs';
import { withHouse } from '../../src/cli/place.ts';
import { letters } from '../../src/worker.ts';
import { readBack } from '#platform/pdf/read-back.ts';
import { serveDemonstration, type Demonstration } from '../support/demonstration.ts';
import { freePort } from '../support/free-port.ts';
import { openBrowser } from '../support/pages.ts';
import { routes } from '../trust/routes.ts';
import { cutOff } from './cut-off.ts';
import { shapeOf, walkEverywhere } from './forms.ts';
import { writeEveryLetter, type Written } from './letters.ts';
import { formOf, open, post } from './visitor.ts';
import { plainAmong, plainTextIn, speakPseudo } from './plain-text.ts';

let house: Demonstration;
let browser: Browser;
let written: Set<string>;
let letterBox: Written[];
const plain = new Map<string, string>();
/** Each page as it was met, once where two differ in nothing but numbers and ids. */
const met = new Map<string, Seen>();
interface Seen {
	who: string;
	path: string;
	html: string;
	cookie: string;
}
/** Each document that a page leads to, and the cookies of those who came to that page. */
const documents = new Map<string, Set<string>>();

beforeAll(async () => {
	house = await serveDemonstration(await freePort(), { TRUST_PROXY: '1' });
	written = await withHouse(house.dataDir, ({ database }) => speakPseudo(database.ownerUrl));
	await walkEverywhere(house.guide.url, ({ path, html }, who, cookie) => {
		noteDocuments(html, cookie);
		if (path.startsWith('/letters')) return; // written before anybody spoke it
		met.set(nothingElseThan(html), { who, path, html, cookie });
		for (const text of plainTextIn(html, written)) plain.set(text, path);
	});
	await askForCertificate();
	letterBox = await withHouse(house.dataDir, ({ database }) => writeEveryLetter(database, 'qps'));
	browser = await openBrowser(false);
}, 300_000);

afterAll(async () => {
	await browser.close();
	await house.close();
});

const nothingElseThan = (html: string) => html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{40,}|\d+|next=[^"]*/g, '');

function noteDocuments(html: string, cookie: string): void {
	for (const [, to = ''] of html.matchAll(/href="([^"?]*\.pdf(?:\?[^"]*)?)"/g)) {
		const path = to.replaceAll('&amp;', '&');
		documents.set(path, (documents.get(path) ?? new Set()).add(cookie));
	}
}

/** The document, as one of those gets it who came to a link to it: a tour shows links also to whoever may not follow them. */
async function openDocument(path: string, cookies: Iterable<string>): Promise<Uint8Array> {
	for (const cookie of cookies) {
		const answer = await open(house.guide.url + path, cookie);
		if (answer.headers.get('content-type') === 'application/pdf') return new Uint8Array(await answer.arrayBuffer());
	}
	throw new Error(`nobody gets ${path}`);
}

/** Whoever has come to the end of a course asks for her certificate: before that there is none to read. */
async function askForCertificate(): Promise<void> {
	for (const { path, cookie } of met.values()) {
		if (!/\/me\/certificates\//.test(path)) continue;
		await post(house.guide.url + path, formOf({ named: 'Hana' }), { cookie });
		noteDocuments(await (await open(house.guide.url + path, cookie)).text(), cookie);
	}
}

test('no page of anybody says anything that is not in the catalogues', () => {
	expect(met.size).toBeGreaterThan(60);
	expect(Object.fromEntries(plain)).toEqual({});
});

test('a sentence that was written into a page is found', () => {
	const page = `<p>${pseudo('Hello, Nadia')}</p><p>Save</p><p>waiting</p><button aria-label="Close it">×</button><p>Nadia · Tuesday 12 January, 10:00</p>`;
	expect(plainTextIn(page, new Set(['Nadia', 'waiting']))).toEqual(['Save', 'waiting', 'Close it']);
});

test('no letter of any kind says anything that is not in the catalogues', () => {
	expect(new Set(letterBox.map(({ kind }) => kind))).toEqual(new Set(Object.keys(letters)));
	expect(letterBox.filter(({ envelope }) => !envelope)).toEqual([]);
	for (const { kind, envelope } of letterBox) {
		const { subject = '', text = '', html = '', from = '' } = envelope ?? {};
		expect(text, kind).toContain('«');
		expect(plainAmong([subject, ...text.split('\n'), from.replace(/<.*>/, '')], written), kind).toEqual([]);
		expect(plainTextIn(html, written), kind).toEqual([]);
	}
});

test('no document says anything that is not in the catalogues, and each is whole inside its margins', async () => {
	const met = [...documents.keys()].map((path) => shapeOf(path).replace(/\?.*/, ''));
	const all = routes().filter((route) => route.endsWith('.pdf'));
	const named = all.map((route) => route.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, '#'));
	expect(named.filter((path) => !met.includes(path))).toEqual([]);
	for (const [path, cookies] of documents) {
		const read = await readBack(await openDocument(path, cookies));
		expect(read.insideMargins, path).toBe(true);
		if (/language=(?!qps)/.test(path)) continue;
		const told = read.tags.map(({ alt = '' }) => alt);
		const said = [read.title, read.words.replace(anAddress, '').replace(inTheOther, ''), ...told];
		expect(plainAmong(said, written), path).toEqual([]);
		expect(count(read.words, '»'), `${path}: each text to its end`).toBe(count(read.words, '«'));
	}
});

/** Where to go, which may be broken once where the line ends; and the line that says to readers of English that there is English too. */
const anAddress = /localhost:\d+\/\S+(?: [\w-]+)?/g;
const inTheOther = /(?:Also )?in English/g;
const count = (text: string, sign: string) => text.split(sign).length - 1;

async function narrowPage(): Promise<Page> {
	return (await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })).newPage();
}

test('no text of any page is cut off on a narrow phone', async () => {
	const page = await narrowPage();
	const cut: Record<string, string[]> = {};
	let html = '';
	const kept = new Map<string, APIResponse>(); // styles and fonts, fetched once
	await page.route('**/*', async (route) => {
		const url = route.request().url();
		if (route.request().isNavigationRequest()) return route.fulfill({ body: html, contentType: 'text/html' });
		const response = kept.get(url) ?? (await route.fetch());
		kept.set(url, response);
		return route.fulfill({ response });
	});
	for (const { who, path, html: shown } of met.values()) {
		html = shown;
		await page.goto(house.guide.url + path);
		const found = await cutOff(page);
		if (found.length) cut[`${path} as ${who}`] = found;
	}
	expect(cut).toEqual({});
}, 900_000);

test('a text that is cut off is found', async () => {
	const page = await narrowPage();
	await page.setContent(`<body style="margin:0"><p style="width:80px">${'n'.repeat(20)}</p><p style="width:80px;overflow:hidden">${'h'.repeat(20)}</p>
		<p style="height:1em;overflow:hidden">${'two lines '.repeat(20)}</p><p>${'w'.repeat(80)}</p><p>All of this is read.</p>
		<div style="overflow-x:auto;width:80px"><p style="width:300px">This scrolls by itself</p></div></body>`);
	const found = (await cutOff(page)).map((text) => text.replace(/ <.*> /, ': ').slice(0, 36));
	expect(found).toEqual([
		`over the edge of its box: ${'n'.repeat(10)}`,
		`over the edge of its box: ${'h'.repeat(10)}`,
		`over the edge of the page: ${'w'.repeat(9)}`,
		`hidden at the side clip: ${'h'.repeat(11)}`,
		'hidden below: two lines two lines tw'
	]);
});
