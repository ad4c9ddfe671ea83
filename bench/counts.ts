// What it costs to count 10,000 papers of 20 options by the transferable vote, beside writing and reading the same papers as
// JSON in the same run; and with a folder of BLT files (the 1,100 wards of github.com/mggg/scot-elex) to read and count them all:
// node --conditions=source bench/counts.ts [FOLDER]. At most 250 ms, and at most 3 s for the folder, of processor time.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	lotInOrder,
	readBlt,
	resultOf,
	stv,
	WrongPapers,
	writeBlt,
	type Count,
	type Election
} from '@kith/preference-counts';
import { machine } from './machine.ts';

const [folder] = process.argv.slice(2);
const [mostMs, mostMsOfFolder] = [250, 3000];
let seed = 20261128;
const below = (n: number) => Math.floor(((seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31) * n);

/** Milliseconds of processor time, and what was found. */
function took<T>(work: () => T): { ms: number; found: T } {
	const began = process.cpuUsage();
	const found = work();
	const { user, system } = process.cpuUsage(began);
	return { ms: (user + system) / 1000, found };
}

/** Papers of 20 options, each with 4 to 20 of them, no two bundled: some options are liked by more people than others. */
function anyElection(): Election {
	const options = Array.from({ length: 20 }, (_, place) => ({
		n: place + 1,
		name: `Option ${place + 1}`,
		withdrawn: false
	}));
	const papers = Array.from({ length: 10_000 }, () => {
		const liked = options.map(({ n }) => ({ n, much: below(1000) + below(40 * n) }));
		liked.sort((one, other) => other.much - one.much);
		return { papers: 1, choices: liked.slice(0, 4 + below(17)).map(({ n }) => n) };
	});
	return { title: 'Any', seats: 5, options, papers, setAside: 0, tieOrder: null };
}

/** The median of some runs, of which the first few only teach the compiler. */
function median(work: () => unknown): number {
	const times = Array.from({ length: 15 }, () => took(work).ms).slice(4);
	return times.sort((one, other) => one - other)[5] ?? NaN;
}

const elections = Array.from({ length: 3 }, anyElection);
const lot = { by: 'lot' as const, lot: lotInOrder(Array.from({ length: 20 }, (_, place) => place + 1)) };
const first = took(() => stv(elections[0] ?? anyElection(), lot));
const ours = Math.max(...elections.map((election) => median(() => stv(election, lot))));
const json = Math.max(
	...elections.map((election) => median(() => JSON.parse(JSON.stringify(election.papers)) as unknown))
);
const file = Math.max(...elections.map((election) => median(() => stv(readBlt(writeBlt(election)), lot))));
const whole = performance.now();
await resultOf({ method: 'stv', election: elections[0] ?? anyElection() }, lot);
console.log(machine());
console.log(
	`10,000 papers × 20 options, 5 places, ${first.found.stages.length} stages: ${ours.toFixed(1)} ms of processor time, the first time ${first.ms.toFixed(0)} ms; with the digest ${(performance.now() - whole).toFixed(0)} ms; written as BLT, read and counted ${file.toFixed(0)} ms`
);
console.log(
	`the same papers to JSON and back: ${json.toFixed(1)} ms; counting is ${(ours / json).toFixed(2)} times that`
);
const good = [Math.max(ours, first.ms) <= mostMs, folder === undefined || wards(folder)];
process.exitCode = good.every(Boolean) ? 0 : 1;

/** Reads and counts every file of a folder. True if that was quick enough. */
function wards(within: string): boolean {
	const files = globSync('**/*.blt', { cwd: within }).map((path) => readFileSync(join(within, path)));
	const counts: Count[] = [];
	const unreadable: string[] = [];
	const { ms } = took(() => {
		for (const bytes of files) {
			try {
				counts.push(stv(readBlt(bytes), { by: 'again' }));
			} catch (problem) {
				if (!(problem instanceof WrongPapers)) throw problem;
				unreadable.push(problem.message);
			}
		}
	});
	const stages = counts.flatMap((count) => count.stages);
	const papers = counts.reduce((sum, count) => sum + count.papers, 0);
	const ties = counts.flatMap((count) => count.ties).length;
	const lots = counts.filter(({ again }) => again.length).length;
	console.log(
		`${counts.length} of ${files.length} files read and counted: ${papers} papers, ${stages.length} stages of which ${stages.filter(({ action }) => action === 'last').length} move nothing, ${ties} ties by an earlier stage, ${lots} that need a lot: ${(ms / 1000).toFixed(2)} s of processor time`
	);
	for (const message of unreadable) console.log(message);
	return files.length > 0 && ms <= mostMsOfFolder;
}
