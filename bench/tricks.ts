// What each trick on a library's insides brings (src/platform/tricks.ts): the same pages with it and without it, in one run, turn and
// turn about: node --conditions=source bench/tricks.ts [--pairs 200] [--only one-packet]. Less than 5 % is not worth a trick.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tricks, type Trick } from '../src/platform/tricks.ts';
import { root } from '../src/server/root.ts';
import { ask, end, inOwnProcess, type News } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
	options: { pairs: { type: 'string', default: '200' }, only: { type: 'string', default: '' } }
});
const pages = 3; // in each half of a pair
const node = join(root, 'node_modules/.bin/node');

interface House {
	get(): Promise<void>;
	used(): Promise<number>;
	close(): Promise<void>;
}

interface Half {
	clock: number;
	work: number;
}

async function open(folder: string, without?: Trick): Promise<House> {
	const port = String(without ? 4492 + tricks.indexOf(without) : 4491);
	const env = without ? { KITH_WITHOUT: without, ...(without === 'no-markers' ? { KITH_BUILD: marked() } : {}) } : {};
	const { child, news } = await inOwnProcess<News>('serve.ts', [join(folder, port), port], env);
	const paths = [news.pages.session, news.cookies.facilitator, news.pages.list, news.cookies.coordinator];
	const fetched = async (path = '', cookie = '') => {
		const answer = await fetch(news.url + path, { headers: { cookie, 'accept-encoding': 'br' } });
		await answer.arrayBuffer();
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	};
	return {
		async get() {
			await fetched(paths[0], paths[1]);
			await fetched(paths[2], paths[3]);
		},
		async used() {
			const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child, 'used');
			return (cpu.user + cpu.system) / 1000;
		},
		close: () => end(child)
	};
}

/** The app built with the comments that Svelte writes. */
function marked(): string {
	const env = { ...process.env, KITH_WITHOUT: 'no-markers', KITH_BUILD: '.data/build-with-markers' };
	execFileSync(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		cwd: root,
		env,
		stdio: 'inherit'
	});
	return env.KITH_BUILD;
}

async function half(house: House): Promise<Half> {
	const [work, clock] = [await house.used(), performance.now()];
	for (let page = 0; page < pages; page++) await house.get();
	return { clock: (performance.now() - clock) / pages / 2, work: ((await house.used()) - work) / pages / 2 };
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN;

/** How much longer it takes without, pair by pair: the middle, and between which bounds it lies in 95 of 100 such runs. */
function told(pairs: [Half, Half][], what: keyof Half): string {
	const ratios = pairs.map(([on, off]) => off[what] / on[what]).toSorted((a, b) => a - b);
	const wide = Math.round(0.98 * Math.sqrt(ratios.length)); // of the sign test
	const bound = (off: number) => ratios[Math.floor(ratios.length / 2) + off]?.toFixed(2) ?? '?';
	return `${bound(0)} (${bound(-wide)} to ${bound(wide)})`;
}

async function compare(folder: string, on: House, trick: Trick): Promise<string> {
	const off = await open(folder, trick);
	try {
		for (let warm = 0; warm < 40; warm++) for (const house of [on, off]) await half(house);
		const pairs: [Half, Half][] = [];
		for (let pair = 0; pair < Number(values.pairs); pair++) {
			const [first, second] = pair % 2 ? [off, on] : [on, off];
			const halves = [await half(first), await half(second)] as [Half, Half];
			pairs.push(pair % 2 ? [halves[1], halves[0]] : halves);
		}
		const work = (side: 0 | 1) => median(pairs.map((pair) => pair[side].work)).toFixed(2);
		return `| ${trick} | ${told(pairs, 'work')} | ${work(0)} | ${work(1)} | ${told(pairs, 'clock')} |`;
	} finally {
		await off.close();
	}
}

const folder = await mkdtemp(join(tmpdir(), 'kith-tricks-'));
const on = await open(folder);
console.log(
	`${machine()}\nregister of 30 rows and list of 30 people in turn, ${values.pairs} pairs of ${pages * 2} pages each; more than 1 = the trick helps\n`
);
console.log(
	'| trick | processor time without / with | ms with | ms without | time to the answer without / with |\n|---|---|---|---|---|'
);
try {
	for (const trick of tricks.filter((name) => name.startsWith(values.only)))
		console.log(await compare(folder, on, trick));
} finally {
	await on.close();
	await rm(folder, { recursive: true, force: true });
}
