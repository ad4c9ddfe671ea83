// How much slower and heavier each page is for a charity with eight years behind it than for a young one, both served at once:
// node --conditions=source bench/growth.ts [--rounds 7] [--only /manage] [--all] [--organisations 1000] [--skip-minutes]
// Ends with 1 when a page costs more than it may. Build first: what is served is what was built.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../tests/support/free-port.ts';
import { addressOf, routes } from '../tests/trust/routes.ts';
import type { GrowthNews } from './growth-serve.ts';
import { end, inOwnProcess } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '7' },
		only: { type: 'string', default: '' },
		all: { type: 'boolean' },
		organisations: { type: 'string', default: '1000' },
		'skip-minutes': { type: 'boolean' }
	}
});

/** What a page may cost more with eight years behind it. */
const limit = 1.5;
/** What counts as no difference: less than a list that fills from two lines to its five, and less than a busy machine takes. */
const floor = { ms: 3, bytes: 3000 };
/** How often a page that is over is looked at again: a busy machine is not a page that grew. */
const looks = 6;
/** Everybody whose pages are opened; a visitor has no session. */
const people = [
	'coordinator',
	'facilitator',
	'creche',
	'safeguardingLead',
	'evaluator',
	'parent',
	'formerParent',
	'visitor'
];
/** What is opened once only, or changes something. */
const leftOut = /\[token\]|\/gallery|\/sign-out|\/health|\/start$|\/language$/;

interface Served {
	news: GrowthNews;
	/** The cookie of each person. */
	cookies: Record<string, string>;
	stop(): Promise<void>;
}

interface Taken {
	ms: number;
	bytes: number;
}

interface Line {
	who: string;
	route: string;
	small: Taken;
	large: Taken;
}

async function serve(folder: string, size: string): Promise<Served> {
	const args = [join(folder, size), String(await freePort()), size];
	const { child, news } = await inOwnProcess<GrowthNews>('growth-serve.ts', args, { TRUST_PROXY: '1' });
	const cookies: Record<string, string> = { visitor: '' };
	for (const [name, link] of Object.entries(news.links)) {
		const answer = await fetch(news.url + link, { redirect: 'manual' });
		cookies[name] = answer.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
	}
	return { news, cookies, stop: () => end(child) };
}

async function get({ news, cookies }: Served, who: string, route: string): Promise<Taken & { status: number }> {
	const began = performance.now();
	const headers = { cookie: cookies[who] ?? '', accept: 'text/html' };
	const answer = await fetch(news.url + addressOf(route, news.parts), { headers, redirect: 'manual' });
	const { byteLength } = await answer.arrayBuffer();
	return { ms: performance.now() - began, bytes: byteLength, status: answer.status };
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

/** Opens one page in turn here and there, so often, neither always first; the quickest of each, since whatever else runs only adds. */
async function look(small: Served, large: Served, who: string, route: string): Promise<Line> {
	const taken: Record<'small' | 'large', Taken[]> = { small: [], large: [] };
	for (let round = 0; round < Number(values.rounds); round++) {
		const both = [
			[taken.small, small],
			[taken.large, large]
		] as const;
		for (const [all, from] of round % 2 ? both.toReversed() : both) all.push(await get(from, who, route));
	}
	const of = (all: Taken[]) => ({
		ms: Math.min(...all.map(({ ms }) => ms)),
		bytes: median(all.map(({ bytes }) => bytes))
	});
	return { who, route, small: of(taken.small), large: of(taken.large) };
}

/** Compares one page, again when it seems to cost too much; nothing where it isn't this person's page in the young charity. */
async function compare(small: Served, large: Served, who: string, route: string): Promise<Line | undefined> {
	const { status } = await get(small, who, route);
	if (status !== 200) return undefined;
	const there = await get(large, who, route);
	if (there.status !== 200) throw new Error(`${who} ${route} answered ${there.status} in the large setting`);
	let line = await look(small, large, who, route);
	for (let again = 1; again < looks && isOver(line); again++)
		line = quicker(line, await look(small, large, who, route));
	return line;
}

/** What both looks at a page found together. */
function quicker(one: Line, other: Line): Line {
	const of = (size: 'small' | 'large') => ({ ...one[size], ms: Math.min(one[size].ms, other[size].ms) });
	return { ...one, small: of('small'), large: of('large') };
}

const ratios = ({ small, large }: Line) => ({ time: large.ms / small.ms, bytes: large.bytes / small.bytes });
const worse = (line: Line) => Math.max(ratios(line).time, ratios(line).bytes);
const isOver = ({ small, large }: Line) =>
	(large.ms > limit * small.ms && large.ms - small.ms > floor.ms) ||
	(large.bytes > limit * small.bytes && large.bytes - small.bytes > floor.bytes);

function told(line: Line): string {
	const { small, large } = line;
	const { time, bytes } = ratios(line);
	const of = ({ ms, bytes }: Taken) => [ms.toFixed(1), (bytes / 1000).toFixed(1)];
	const [[ms, kB], [msLarge, kBLarge]] = [of(small), of(large)];
	return `| ${[line.route.replace(/\/\([^)]+\)/g, '') || '/', line.who, ms, msLarge, time.toFixed(2), kB, kBLarge, bytes.toFixed(2)].join(' | ')} |`;
}

async function measurePages(folder: string): Promise<Line[]> {
	const [small, large] = [await serve(folder, 'small'), await serve(folder, 'large')];
	console.log(`The large setting was filled in ${large.news.filledIn.toFixed(0)} s.\n`);
	const lines: Line[] = [];
	try {
		for (const route of routes().filter(
			(one) => !leftOut.test(one) && addressOf(one, small.news.parts).startsWith(values.only)
		))
			for (const who of people) {
				const line = await compare(small, large, who, route);
				if (line) lines.push(line);
			}
	} finally {
		await Promise.all([small.stop(), large.stop()]);
	}
	return lines.sort((one, other) => worse(other) - worse(one));
}

/** What the work of one minute takes of a core, with so many organisations in which nothing is due. */
async function measureMinutes(folder: string): Promise<string> {
	const args = [join(folder, 'minutes'), values.organisations];
	const { child, news } = await inOwnProcess<{ seconds: number[]; idle: number }>('growth-minutes.ts', args);
	await end(child);
	const seconds = median(news.seconds);
	return `${news.idle} idle organisations: the work of a minute takes ${(seconds * 1000).toFixed(0)} ms, ${((seconds / 60) * 100).toFixed(2)} % of a core at most; at most 0.5 % wanted`;
}

/** Refuses to measure what was built before the source was last changed. */
async function refuseStale(): Promise<void> {
	const at = async (path: string) => (await stat(path)).mtimeMs;
	const root = join(import.meta.dirname, '..');
	const source = await readdir(join(root, 'src'), { recursive: true });
	const newest = Math.max(...(await Promise.all(source.map((path) => at(join(root, 'src', path))))));
	if (newest > (await at(join(root, 'build/index.js')))) throw new Error('the source is newer than what was built');
}

await refuseStale();
const folder = await mkdtemp(join(tmpdir(), 'kith-growth-'));
try {
	console.log(
		`${machine()}\n400 past courses, 20,000 people and 33,600 attendances more; the quickest of ${values.rounds}, in turn; at most ${limit} wanted, where it is more than ${floor.ms} ms or ${floor.bytes / 1000} kB\n`
	);
	const lines = await measurePages(folder);
	const over = lines.filter(isOver);
	console.log('| page | who | ms | ms, large | ratio | kB | kB, large | ratio |\n|---|---|---|---|---|---|---|---|');
	for (const line of values.all ? lines : [...over, ...lines.filter((line) => !isOver(line)).slice(0, 10)])
		console.log(told(line));
	console.log(`\n${lines.length} pages of ${people.length} people; over ${limit}: ${over.length}`);
	process.exitCode = over.length ? 1 : 0;
	if (!values['skip-minutes']) console.log(`\n${await measureMinutes(folder)}`);
} finally {
	await rm(folder, { recursive: true, force: true });
}
