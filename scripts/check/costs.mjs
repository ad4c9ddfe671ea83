// What every test file cost in the run that just ended, and which cost more than they may. Runs on Node 20.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where the tests note what they cost. */
export const folder = join(root, '.data/costs');

/** Files that cost more than the budget, with what each may cost, or what one that opens every page may cost for each; it only grows shorter. */
const slow = JSON.parse(readFileSync(join(root, 'scripts/check/slow.json'), 'utf8'));

/** A file may keep the processor busy for this many seconds, and a journey may open this many pages. The clock is no budget:
    on a busy machine it says nothing about the file. */
const budget = { work: 10, pages: 20 };

/** Milliseconds of processor time that the fixed piece of work in tests/support/cost.ts takes on the machine the budgets are for. */
const usualPace = 7;

/** Forgets the costs of the run before. */
export function forgetCosts() {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
}

const linesOf = (name) => {
	const file = join(folder, name);
	return existsSync(file)
		? readFileSync(file, 'utf8')
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line))
		: [];
};
const round = (number) => Math.round(number * 10) / 10;

/** Every file with its seconds by the clock, and its processor time or the most pages that one of its journeys opened. */
export function costs() {
	const files = {};
	for (const { file, seconds, work, pages } of [...linesOf('tests.jsonl'), ...linesOf('journeys.jsonl')]) {
		const one = (files[file] ??= { seconds: 0 });
		one.seconds = round(one.seconds + seconds);
		if (work !== undefined) one.work = round((one.work ?? 0) + work);
		if (pages !== undefined) one.pages = Math.max(one.pages ?? 0, pages);
	}
	return files;
}

/** How many times longer than usual the same work kept the processor busy in this run: on a slow or busy machine every file does. */
export function slowness() {
	const paces = linesOf('tests.jsonl')
		.map(({ pace }) => pace)
		.sort((one, other) => one - other);
	return Math.max(1, (paces[paces.length >> 1] ?? usualPace) / usualPace);
}

/** How many pages and other addresses the app has. */
export const routes = readdirSync(join(root, 'src/routes'), { recursive: true }).filter((file) =>
	/(^|\/)\+(page\.svelte|server\.ts)$/.test(file)
).length;

/** What a file may take of a unit: more than others where it is known to, and in proportion to the app where it walks all of it. */
function allowed(file, unit, usual) {
	const { [unit]: more, eachRoute } = slow[file] ?? {};
	return unit === 'work' && eachRoute ? eachRoute * routes : (more ?? usual);
}

/** The files over their budget of processor time, where the same work took this many times as long as usual. */
export const overworked = (files, slower) =>
	Object.keys(files).filter((file) => (files[file].work ?? 0) > allowed(file, 'work', budget.work) * slower);

/** One line for every file over what it may cost, where the same work took this many times as long as usual. */
export function complaints(files, slower) {
	return Object.entries(files).flatMap(([file, cost]) =>
		Object.entries(budget)
			.map(([unit, usual]) => [unit, cost[unit] ?? 0, allowed(file, unit, usual) * (unit === 'work' ? slower : 1)])
			.filter(([, spent, may]) => spent > may)
			.map(([unit, spent, may]) =>
				unit === 'pages'
					? `${file}: a journey opens ${spent} pages, it may open ${may}`
					: `${file}: ${spent} s of processor time, it may take ${round(may)}`
			)
	);
}

/** The ten files that took longest, as text. */
export function tenSlowest(files) {
	const sorted = Object.entries(files).sort(([, a], [, b]) => b.seconds - a.seconds);
	if (!sorted.length) return '';
	const lines = sorted.slice(0, 10).map(([file, { seconds, work }]) => {
		const own = work === undefined ? '' : ` (${work} of processor time)`;
		return `   ${String(seconds).padStart(6)} s  ${file}${own}`;
	});
	return `── the ten slowest files\n${lines.join('\n')}\n`;
}
