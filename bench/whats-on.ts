// How quickly a charity with 20 runs and 400 meetings to come says what is on, beside its smallest page in the same run, and how many bytes that takes:
// node --conditions=source bench/whats-on.ts [--asks 200]. Build first: what is served is what was built.
// Ends with 1 when 95 of 100 answers take more than 150 ms, or the page more than 18 kB as it is sent.
import { request } from 'node:http';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openHouse } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { asks: { type: 'string', default: '200' } } });
const house = await openHouse();
const origin = house.news.url;

/** Lays runs, and meetings of each until there are 400 to come. */
async function lay(): Promise<number> {
	for (let run = 0; run < 18; run++) await house.ask('course 12');
	const owner = new pg.Client(house.news.ownerUrl);
	await owner.connect();
	await owner.query(`insert into programmes.session (org_id, cohort_id, week, title, starts_at, ends_at)
		select c.org_id, c.id, 100 + n, '{"en": "A week more", "es": "Una semana más"}', platform.now() + make_interval(days => 7 * n, hours => 2), platform.now() + make_interval(days => 7 * n, hours => 4)
		from (select * from programmes.cohort where published_at is not null and org_id = '${house.news.orgId}') c, generate_series(1, 14) n`);
	const { rows } = await owner.query<{ on: number }>(
		`select count(*)::integer as on from programmes.session where org_id = '${house.news.orgId}' and ends_at > platform.now()`
	);
	await owner.end();
	return rows[0]?.on ?? 0;
}

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

const meetings = await lay();
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
console.log(`${machine()}\n${meetings} meetings to come`);
let isOver = false;
for (const [path, { ms, bytes }] of taken) {
	const over = path.startsWith('/on') && !path.endsWith('.ics') && (p95(ms) > 150 || bytes > 18_000);
	isOver ||= over;
	const ratio = (p95(ms) / least).toFixed(1);
	console.log(`${path}\tp95 ${p95(ms).toFixed(0)} ms (${ratio} × /help)\t${bytes} bytes${over ? '\tOVER' : ''}`);
}
await house.stop();
process.exitCode = isOver ? 1 : 0;
