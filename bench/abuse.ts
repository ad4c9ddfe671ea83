// Whether one stranger can stop the house: replays what once did against a demonstration served with the flags that people
// serve with, while somebody else opens ordinary pages. Loopback only; ends by itself, in about two minutes:
// node --conditions=source bench/abuse.ts [--seconds 6] [--only A1,B1]
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compiled, flags } from '../scripts/flags.mjs';
import type { Guide } from '../src/demonstration/guide.ts';
import { freePort } from '../tests/support/free-port.ts';
import { today } from '../tests/support/today.ts';
import { attacks, type Target } from './abuse/attacks.ts';
import { ask, end, inOwnProcess } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
	options: { seconds: { type: 'string', default: '6' }, only: { type: 'string', default: '' } }
});
const seconds = Number(values.seconds);
const wanted = { p95: 300 };

async function serveDemonstration(folder: string): Promise<{ app: ChildProcess; guide: Guide }> {
	const words = [
		'src/cli/main.ts',
		'demo',
		'--json',
		'--port',
		String(await freePort()),
		'--data',
		join(folder, 'data')
	];
	const app = spawn(process.execPath, [...flags, ...words], {
		cwd: join(import.meta.dirname, '..'),
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { KITH_TODAY: today.toISOString(), ...compiled, ...process.env }
	});
	let text = '';
	for await (const piece of app.stdout as AsyncIterable<Buffer>) {
		text += piece.toString();
		if (text.includes('\n')) return { app, guide: JSON.parse(text) as Guide };
	}
	throw new Error('the demonstration ended before it was ready');
}

/** Opens a page as people do; returns its status, how long it took and the cookies it gave. */
function open(url: string, cookie = ''): Promise<{ status: number; took: number; cookies: string[] }> {
	const began = performance.now();
	return new Promise((done) => {
		const failed = () => done({ status: 0, took: performance.now() - began, cookies: [] });
		const asking = get(url, { headers: { accept: 'text/html', cookie }, timeout: 20_000 }, (answer) => {
			answer.resume();
			answer.on('error', failed);
			answer.on('end', () => {
				const cookies = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? '');
				done({ status: answer.statusCode ?? 0, took: performance.now() - began, cookies });
			});
		});
		asking.on('timeout', () => asking.destroy());
		asking.on('error', failed);
	});
}

interface Seen {
	pages: number;
	notServed: number;
	median: number;
	p95: number;
}

/** Somebody who opens ordinary pages one after the other, until the stranger is done. */
async function innocent({ url, parent }: Target, until: AbortSignal): Promise<Seen> {
	const pages = [
		[`${url}/help`, ''],
		[`${url}/`, ''],
		[`${url}/me`, parent],
		[`${url}/sign-in`, ''],
		[`${url}/health`, '']
	] as const;
	const took: number[] = [];
	let notServed = 0;
	for (let turn = 0; !until.aborted; turn++) {
		const [page, cookie] = pages[turn % pages.length] ?? pages[0];
		const answer = await open(page, cookie);
		took.push(answer.took);
		if (answer.status !== 200) notServed++;
		await sleep(20);
	}
	const sorted = took.toSorted((a, b) => a - b);
	const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
	return { pages: took.length, notServed, median: at(0.5), p95: at(0.95) };
}

async function signedIn(link: string): Promise<string> {
	return (await open(link)).cookies.join('; ');
}

const peakOf = (pid = 0) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function replay(target: Target, app: ChildProcess, stranger: ChildProcess): Promise<boolean> {
	await innocent(target, AbortSignal.timeout(3000)); // warm
	const quiet = await innocent(target, AbortSignal.timeout(seconds * 1000));
	const row = (cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
	const said = ({ pages, notServed, median, p95 }: Seen) => [pages, notServed, median.toFixed(0), p95.toFixed(0)];
	row(['what a stranger sends', 'sent', 'pages opened', 'not served', 'median ms', 'p95 ms', '× quiet', 'peak MB']);
	row(Array<string>(8).fill('---'));
	row(['nothing', 0, ...said(quiet), '1.0', peakOf(app.pid).toFixed(0)]);
	let good = true;
	const chosen = values.only ? values.only.split(',') : Object.keys(attacks);
	for (const name of chosen) {
		const over = new AbortController();
		const sent = ask<number>(stranger, { name, target, seconds }).finally(() => over.abort());
		const seen = await innocent(target, over.signal);
		const dead = app.exitCode !== null || app.signalCode !== null;
		const ratio = (seen.p95 / quiet.p95).toFixed(1);
		row([
			`${name}: ${attacks[name]?.says}`,
			await sent,
			...said(seen),
			ratio,
			dead ? 'dead' : peakOf(app.pid).toFixed(0)
		]);
		good &&= !dead && seen.p95 <= wanted.p95 && seen.notServed === 0;
		if (dead) break;
		await sleep(1000);
	}
	return good;
}

const folder = mkdtempSync(join(tmpdir(), 'kith-abuse-'));
const { app, guide } = await serveDemonstration(folder);
try {
	console.log(
		`${machine()}\n${seconds} s each; wanted: p95 of an ordinary page at most ${wanted.p95} ms, all of them served, no death\n`
	);
	const url = guide.url.replace('localhost', '127.0.0.1');
	const links = Object.entries(guide.signIn).map(([who, link]) => [who, link.replace(guide.url, url)] as const);
	const linkOf = (who: RegExp) => links.find(([name]) => who.test(name))?.[1] ?? '';
	const target = { url, parent: await signedIn(linkOf(/parent/i)), evaluator: await signedIn(linkOf(/evaluat/i)) };
	const { child } = await inOwnProcess('abuse/stranger.ts', []);
	const good = await replay(target, app, child);
	await end(child);
	console.log(good ? '\nNobody was stopped.' : '\nSomebody was stopped, or waited too long.');
	process.exitCode = good ? 0 : 1;
} finally {
	if (app.exitCode === null && app.signalCode === null) {
		app.kill('SIGTERM');
		await once(app, 'exit');
	}
	rmSync(folder, { recursive: true, force: true });
}
