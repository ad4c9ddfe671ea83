// How fast the pages are that thirty rows stand on, beside a bare node:http and pg server that sends the same statements:
// node --conditions=source bench/pages.ts [--rounds 5] [--seconds 4] [--connections 16] [--only session]
import autocannon from 'autocannon';
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BarePage } from './bare.ts';
import { ask, end, inOwnProcess, openHouse, type House, type Statement } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '4' },
		connections: { type: 'string', default: '16' },
		only: { type: 'string', default: '' },
		profile: { type: 'string' }
	}
});

interface Page {
	name: string;
	path: string;
	cookie: string;
}

interface Used {
	cpu: NodeJS.CpuUsage;
}

interface Round {
	perSecond: number;
	/** Processor time of the serving process for each answer. */
	micros: number;
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

async function get(url: string, { path, cookie }: Page): Promise<number> {
	const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual' });
	const { byteLength } = await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	return byteLength;
}

/** The statements of one page, each once, and the size of its HTML. */
async function learn(house: House, page: Page): Promise<BarePage> {
	for (let warm = 0; warm < 3; warm++) await get(house.news.url, page);
	await house.ask('listen');
	const bytes = await get(house.news.url, page);
	const heard = await house.ask<Statement[]>('told');
	const known = new Map(heard.map((statement) => [JSON.stringify(statement), statement]));
	return { bytes, statements: [...known.values()].filter(({ text }) => !/^(begin|commit)$/.test(text)) };
}

async function round(url: string, page: Page, used: () => Promise<Used>, seconds: number): Promise<Round> {
	const before = await used();
	const { requests, non2xx, errors } = await autocannon({
		url: url + page.path,
		connections: Number(values.connections),
		duration: seconds,
		headers: { cookie: page.cookie }
	});
	const after = await used();
	if (non2xx || errors) throw new Error(`${url + page.path}: ${non2xx} answers were not 200, ${errors} failed`);
	const micros = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
	return { perSecond: requests.total / seconds, micros: micros / requests.total };
}

type Side = 'kith' | 'bare';

async function race(house: House, page: Page, bare: ChildProcess, bareUrl: string): Promise<Record<Side, Round[]>> {
	const sides: Record<Side, Round[]> = { kith: [], bare: [] };
	const go = {
		kith: (seconds: number) => round(house.news.url, page, () => house.ask<Used>('used'), seconds),
		bare: (seconds: number) => round(bareUrl, page, () => ask<Used>(bare, 'used'), seconds)
	};
	for (const side of ['kith', 'bare'] as const) await go[side](10); // both warm: their code is compiled
	for (let turn = 0; turn < Number(values.rounds); turn++)
		for (const side of turn % 2 ? (['bare', 'kith'] as const) : (['kith', 'bare'] as const))
			sides[side].push(await go[side](Number(values.seconds)));
	return sides;
}

async function compare(house: House, page: Page): Promise<string[]> {
	const learnt = await learn(house, page);
	const { child, news } = await inOwnProcess<{ url: string }>('bare.ts', [house.news.appUrl]);
	try {
		await ask(child, { [page.path]: learnt });
		const { kith, bare } = await race(house, page, child, news.url);
		const ratios = kith.map((each, turn) => each.perSecond / (bare[turn]?.perSecond ?? NaN));
		const of = (rounds: Round[], what: keyof Round) => median(rounds.map((each) => each[what])).toFixed(0);
		const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
		return [
			page.name,
			`${learnt.statements.length}`,
			`${learnt.bytes}`,
			of(kith, 'perSecond'),
			of(bare, 'perSecond'),
			median(ratios).toFixed(2),
			spread,
			of(kith, 'micros'),
			of(bare, 'micros')
		];
	} finally {
		await end(child);
	}
}

async function profile(house: House, page: Page, folder: string): Promise<void> {
	await round(house.news.url, page, () => house.ask<Used>('used'), 3);
	await house.ask('profile');
	await round(house.news.url, page, () => house.ask<Used>('used'), 6);
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, `${page.name}.cpuprofile`), JSON.stringify(await house.ask('profiled')));
}

const house = await openHouse();
const { pages, cookies } = house.news;
const wanted: Page[] = [
	{ name: 'session page, 30 rows', path: pages.session, cookie: cookies.facilitator },
	{ name: 'list of 30 people', path: pages.list, cookie: cookies.coordinator }
];
console.log(
	`${machine()}\n${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s each, in turn; ratio = answers a second of Kith / of node:http + pg; at least 0.5 wanted\n`
);
console.log(
	'| page | statements | bytes | Kith/s | bare/s | ratio (median) | ratios | µs of Kith’s process | µs of bare’s |\n|---|---|---|---|---|---|---|---|---|'
);
try {
	for (const page of wanted.filter(({ name }) => name.startsWith(values.only))) {
		if (values.profile) await profile(house, page, values.profile);
		console.log(`| ${(await compare(house, page)).join(' | ')} |`);
	}
} finally {
	await house.stop();
}
