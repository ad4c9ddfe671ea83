// A small house for the register on a phone: it gives a pack, takes envelopes, and opens them with the real box.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { makeKeys, openBox } from '#platform/box/box.ts';
import type { Mark } from '#rooms/programmes/meetings/mark/fold.ts';
import type { TakenPack } from '#rooms/programmes/meetings/pocket-screen/form.ts';
import { pocketGiven, takeAlongGiven } from '#rooms/programmes/meetings/pocket-screen/given.ts';
import { workerScript } from '#rooms/programmes/meetings/pocket-screen/worker.ts';
import { servePages } from './pages.ts';

/** What the house knows, and how it answers. */
export interface SmallHouse {
	url: string;
	/** By the id of the mark: what came, opened. */
	marks(): Promise<Mark[]>;
	/** So many answers are lost on the way back, after what came was kept. */
	loseAnswers: number;
	/** Every message that came, doubled ones too. */
	came: number;
	close(): void;
}

/** The sheet of the real page; tokens and faces come with the build, and what is tried here needs none. */
const sheet = readFileSync(
	join(import.meta.dirname, '../../src/rooms/programmes/meetings/pocket-screen/pocket.css'),
	'utf8'
).replace(/^@import .*$/m, '');
const escaped = (given: object) => JSON.stringify(given).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
const page = (script: string, body: string) =>
	`<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Today</title><link rel="stylesheet" href="/pocket.css"><script type="module" src="/${script}.js"></script></head><body>
<a data-exit data-exit-href="/neutral" href="/leave">Leave</a><main>${body}</main></body></html>`;

interface Kept {
	pack: TakenPack;
	keys: { publicKey: string; privateKey: string }[];
	pockets: Map<string, { token: string; privateKey: string }>;
	boxes: Map<string, { pocket: string; box: string }>;
	opened: Map<string, Mark>;
}

/** Opens a house with one meeting. Each pocket that is taken gets keys of its own. */
export async function openSmallHouse(pack: TakenPack): Promise<SmallHouse> {
	const keys = await Promise.all([makeKeys(), makeKeys(), makeKeys(), makeKeys()]);
	const kept: Kept = { pack, keys, pockets: new Map(), boxes: new Map(), opened: new Map() };
	const marks = () => marksIn(kept);
	const house: SmallHouse = { url: '', loseAnswers: 0, came: 0, marks, close: () => undefined };
	const site = await servePages((request, body, response) => {
		const path = request.url ?? '';
		if (path === '/pocket/marks') {
			response.writeHead(200, { 'content-type': 'application/json' });
			void marks().then((all) =>
				response.end(JSON.stringify({ lines: kept.pack.lines, children: kept.pack.children, marks: all }))
			);
			return undefined;
		}
		if (path !== '/pocket/home') return fileAt(path, kept, site.parts);
		const said = takeIn(kept, house, body);
		if (said && house.loseAnswers > 0 && body.includes('"seq"')) {
			house.loseAnswers--;
			response.destroy();
			return undefined;
		}
		return json(said);
	});
	house.url = site.url;
	house.close = () => site.close();
	return house;
}

const json = (said: object | undefined) =>
	said
		? { status: 200, headers: { 'content-type': 'application/json' }, html: JSON.stringify(said) }
		: { status: 404, html: '{}' };

function fileAt(path: string, kept: Kept, parts: readonly string[]) {
	const takeGiven = takeAlongGiven(kept.pack.session.id, '/neutral');
	const pages: Record<string, () => string> = {
		'/neutral': () => '<h1>Neutral</h1>',
		'/take': () => page('take-along', `<kith-take-along data-given='${escaped(takeGiven)}'></kith-take-along>`),
		'/pocket/en/': () => page('pocket', `<kith-pocket data-given='${escaped(pocketGiven())}'></kith-pocket>`),
		'/pocket/worker.js': () => workerScript('trial', ['/pocket/en/', '/pocket.js', '/pocket.css', ...parts]),
		'/pocket.css': () => sheet
	};
	if (path === '/pocket/take') return json(taken(kept));
	const html = pages[path]?.();
	const type = /\.(js|css)$/.exec(path)?.[1];
	const headers: Record<string, string> = type
		? { 'content-type': type === 'js' ? 'text/javascript' : 'text/css' }
		: {};
	return html === undefined ? undefined : { status: 200, headers, html };
}

function taken({ pack, keys, pockets }: Kept): object {
	const { publicKey = '', privateKey = '' } = keys[pockets.size] ?? {};
	const [pocket, token] = [crypto.randomUUID(), crypto.randomUUID()];
	pockets.set(pocket, { token, privateKey });
	const readableUntil = new Date(Date.parse(pack.session.endsAt) + 7_200_000).toISOString();
	const times = { now: new Date().toISOString(), opens: pack.session.startsAt, readableUntil, homeBy: readableUntil };
	return { ...pack, format: 1, pocket, token, publicKey, account: 'one account', ...times };
}

function takeIn({ pockets, boxes }: Kept, house: SmallHouse, body: string): object | undefined {
	const { token, envelopes } = JSON.parse(body) as { token: string; envelopes: { id: string; box: string }[] };
	const [pocket] = [...pockets].find(([, known]) => known.token === token) ?? [];
	if (!pocket) return undefined;
	const answers = envelopes.map(({ id, box }) => {
		house.came++;
		const is = boxes.has(id) ? 'again' : 'kept';
		if (is === 'kept') boxes.set(id, { pocket, box });
		return { id, is };
	});
	const arrived = [...boxes.values()].filter((each) => each.pocket === pocket).length;
	return { answers, now: new Date().toISOString(), ended: false, arrived };
}

async function marksIn({ boxes, pockets, opened }: Kept): Promise<Mark[]> {
	for (const [id, { pocket, box }] of boxes) {
		const key = pockets.get(pocket)?.privateKey ?? '';
		if (!opened.has(id)) opened.set(id, JSON.parse(await openBox(key, `${pocket} ${id}`, box)) as Mark);
	}
	return [...opened.values()];
}

/** A browser of its own with a folder that outlives it, so that it can be killed and opened again. */
export class Phone {
	readonly folder = mkdtempSync(join(tmpdir(), 'kith-phone-'));
	#child: ChildProcess | undefined;
	#browser: Browser | undefined;

	/** Starts the browser in its folder and gives a page. */
	async start(): Promise<Page> {
		const args = [
			'--headless=new',
			`--user-data-dir=${this.folder}`,
			'--remote-debugging-port=0',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'about:blank'
		];
		const child = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', args, {
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe']
		});
		this.#child = child;
		const address = await new Promise<string>((found, failed) => {
			let said = '';
			child.stderr.on('data', (part: Buffer) => {
				said += part.toString();
				const [, ws] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
				if (ws) found(ws);
			});
			child.on('exit', () => failed(new Error(`no browser: ${said.slice(-500)}`)));
		});
		this.#browser = await chromium.connectOverCDP(address);
		const page = await this.context.newPage();
		await page.setViewportSize({ width: 360, height: 640 });
		return page;
	}

	get context(): BrowserContext {
		const [context] = this.#browser?.contexts() ?? [];
		if (!context) throw new Error('The phone is off.');
		return context;
	}

	/** Like a battery that is taken out. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (!child?.pid || child.exitCode !== null) return;
		const gone = new Promise((done) => child.once('exit', done));
		process.kill(-child.pid, 'SIGKILL');
		await gone;
	}

	/** Ends the phone and what it kept. */
	async away(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}

	/** Which of these words can be read in what the browser keeps on the disk, packed or not, in either width of letters. */
	readable(words: readonly string[]): string[] {
		const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
		const found = new Set<string>();
		for (const file of files) {
			const bytes = bytesOf(join(file.parentPath, file.name));
			for (const word of words)
				if (bytes.some((each) => each.includes(word, 0, 'utf8') || each.includes(word, 0, 'utf16le'))) found.add(word);
		}
		return [...found].sort();
	}
}

function bytesOf(path: string): Buffer[] {
	try {
		const bytes = readFileSync(path);
		try {
			return [bytes, brotliDecompressSync(bytes)];
		} catch {
			return [bytes];
		}
	} catch {
		return []; // the browser took it away meanwhile
	}
}
