// How quickly a charity with 400 meetings says what is on, beside its smallest page in the same run, and how many bytes that takes:
// bin/kith demo --size large --port 4790, then node --conditions=source bench/whats-on.ts --at http://localhost:4790 [--asks 200]
// Ends with 1 when 95 of 100 answers take more than 150 ms, or the page more than 18 kB as it is sent.
import { request } from 'node:http';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { at: { type: 'string' }, asks: { type: 'string', default: '200' } } });
if (!values.at) throw new Error('say --at and the address of a demonstration');
const origin = values.at;

/** Milliseconds and bytes of one answer, as it comes over the wire. */
function ask(path: string): Promise<{ ms: number; bytes: number }> {
	return new Promise((done, failed) => {
		const began = performance.now();
		const asked = request(origin + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
			let bytes = 0;
			answer.on('data', (some: Buffer) => (bytes += some.length));
			answer.on('end', () => {
				if (answer.statusCode !== 200) failed(new Error(`${path} answered ${answer.statusCode}`));
				else done({ ms: performance.now() - began, bytes });
			});
		});
		asked.on('error', failed).end();
	});
}

const taken = new Map<string, { ms: number[]; bytes: number }>();
const paths = ['/help', '/on', '/on?minded=yes&steps=free', '/on?page=3', '/on/calendar.ics'];
for (let round = -5; round < Number(values.asks); round++)
	for (const path of paths) {
		const { ms, bytes } = await ask(path);
		const so = taken.get(path) ?? { ms: [], bytes };
		if (round >= 0) so.ms.push(ms);
		taken.set(path, { ms: so.ms, bytes: Math.max(so.bytes, bytes) });
	}
const p95 = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0;
const least = p95(taken.get('/help')?.ms ?? []);
console.log(machine());
let isOver = false;
for (const [path, { ms, bytes }] of taken) {
	const over = path.startsWith('/on') && !path.endsWith('.ics') && (p95(ms) > 150 || bytes > 18_000);
	isOver ||= over;
	const ratio = (p95(ms) / least).toFixed(1);
	console.log(`${path}\tp95 ${p95(ms).toFixed(0)} ms (${ratio} × /help)\t${bytes} bytes${over ? '\tOVER' : ''}`);
}
process.exitCode = isOver ? 1 : 0;
