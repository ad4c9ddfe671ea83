// How long one notice to 10,000 people takes from the button to the last envelope at a real mail server, and what that costs whoever opens a page meanwhile:
// node --conditions=source bench/broadcast.ts [--people 10000]. Build first: what is served is what was built.
// Ends with 1 when a person gets none or two, when it takes more than ten minutes, or when 95 of 100 pages take more than 1.2 times as long as before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../tests/support/free-port.ts';
import { startMailServer } from '../tests/support/mail-server.ts';
import type { BroadcastNews } from './broadcast-serve.ts';
import { ask, end, inOwnProcess } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } });
const people = Number(values.people);
const mail = await startMailServer();
const folder = mkdtempSync(join(tmpdir(), 'kith-broadcast-'));
const place = [join(folder, 'data'), String(await freePort()), mail.url, values.people];
const { child, news, complaints } = await inOwnProcess<BroadcastNews>('broadcast-serve.ts', place);
const paths = Object.values(news.pages);

/** Milliseconds of one page, read to its end. */
async function open(path: string): Promise<number> {
	const began = performance.now();
	const answer = await fetch(news.url + path, { headers: { cookie: news.cookie } });
	await answer.text();
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${complaints()}`);
	return performance.now() - began;
}

/** Opens a page every tenth of a second until it is said to be enough. */
async function watch(isEnough: () => boolean): Promise<number[]> {
	const taken: number[] = [];
	for (let n = 0; !isEnough(); n++) {
		taken.push(await open(paths[n % paths.length] ?? ''));
		await pause(100);
	}
	return taken;
}

const p95 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0;

async function measure() {
	for (const path of paths) await open(path);
	let opened = 0;
	const before = p95(await watch(() => ++opened > 200));
	const began = performance.now();
	await ask<string>(child, 'send');
	let [last, seen] = [began, 0];
	const during = await watch(() => {
		if (mail.taken.length > seen) [last, seen] = [performance.now(), mail.taken.length];
		return seen >= people || performance.now() - last > 60_000;
	});
	await pause(3000); // for a second letter to somebody, if there is one
	return { before, during: p95(during), seconds: (last - began) / 1000 };
}

const { before, during, seconds } = await measure().finally(() => end(child));
const doubled = mail.taken.length - new Set(mail.taken).size;
await mail.stop();
rmSync(folder, { recursive: true, force: true });

console.log(machine());
console.log(
	`${mail.taken.length} envelopes for ${people} people, ${doubled} of them a second one, within ${seconds.toFixed(0)} s`
);
console.log(
	`pages: p95 ${before.toFixed(0)} ms before, ${during.toFixed(0)} ms meanwhile (${(during / before).toFixed(2)} ×)`
);
process.exitCode = mail.taken.length !== people || doubled || seconds > 600 || during > 1.2 * before ? 1 : 0;
