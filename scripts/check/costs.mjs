// What every test file cost in the run that just ended, and which cost more than they may. Runs on Node 20.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where the tests note what they cost. */
export const folder = join(root, '.data/costs');

/** Files that cost more than the budget, with what each may cost; it only grows shorter. */
const slow = JSON.parse(readFileSync(join(root, 'scripts/check/slow.json'), 'utf8'));

/** A file may keep the processor busy for this many seconds, and a journey may open this many pages. The clock is no budget:
    on a busy machine it says nothing about the file; processor time grows there too, by half at most, and has that much room. */
const budget = { work: 10, pages: 20 };

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

/** One line for every file over what it may cost. */
export function complaints(files) {
	return Object.entries(files).flatMap(([file, cost]) =>
		Object.entries(budget)
			.map(([unit, usual]) => [unit, cost[unit] ?? 0, slow[file]?.[unit] ?? usual])
			.filter(([, spent, may]) => spent > may)
			.map(([unit, spent, may]) =>
				unit === 'pages'
					? `${file}: a journey opens ${spent} pages, it may open ${may}`
					: `${file}: ${spent} s of processor time, it may take ${may}`
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
