import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crossings, mcNemar, pairedT, seededRandom, wilcoxonSignedRank } from '@kith/small-statistics';

// Paired t with interval, Wilcoxon's signed-rank test and McNemar's exact test on the same pairs, in one run, in our
// library, in R and in SciPy. Each measures itself inside its own process, start-up left out.
//   node_modules/.bin/node --conditions=source bench/small-statistics.ts
// Exit 0: faster than both, and the exact test of 200 pairs below 50 ms. 1: not so. 2: R or SciPy is missing.

type Figures = Record<'t' | 'p' | 'v' | 'wilcoxon' | 'mcnemar', number>;
type Measured = { version: string; median: number; figures: Figures };

const threshold = 10;
const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));

type Kind = 'whole points' | 'decimals';

/** Scores before and after: whole points from 0 to 27 with ties and zeros, as questionnaires have them, or any decimals. */
function pairsOf(n: number, kind: Kind): { pre: number[]; post: number[] } {
	const random = seededRandom(20261121);
	const step = kind === 'decimals' ? (score: number) => score : Math.floor;
	const pre = Array.from({ length: n }, () => step(random() * 28));
	const post = pre.map((score) => Math.min(27, Math.max(0, score - step(random() * 14) + 6)));
	return { pre, post };
}

function median(times: number[]): number {
	const sorted = times.sort((a, b) => a - b);
	return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN) + (sorted[Math.floor(sorted.length / 2)] ?? NaN)) / 2;
}

function timed<T>(work: () => T, repetitions: number): { median: number; last: T } {
	let last = work();
	// The compiler needs some rounds before it knows what to make of the work; R and SciPy are warmed up too.
	for (let round = 0; round < 30; round++) last = work();
	const times = Array.from({ length: repetitions }, () => {
		const start = performance.now();
		last = work();
		return performance.now() - start;
	});
	return { median: median(times), last };
}

function ours({ pre, post }: { pre: number[]; post: number[] }, repetitions: number): Measured {
	const { median: time, last: figures } = timed((): Figures => {
		const t = pairedT(pre, post);
		const wilcoxon = wilcoxonSignedRank(pre, post);
		const { b, c } = crossings(pre, post, { threshold, operator: 'ge' });
		if (!t.defined || !wilcoxon.defined) throw new Error('the pairs of the benchmark must vary');
		return { t: t.t, p: t.p, v: wilcoxon.v, wilcoxon: wilcoxon.p, mcnemar: mcNemar(b, c).p };
	}, repetitions);
	return { version: `ours, Node ${process.version}`, median: time, figures };
}

function theirs(command: string, script: string, file: string, repetitions: number): Measured {
	const path = new URL(script, import.meta.url).pathname;
	return JSON.parse(
		execFileSync(command, [path, file, String(threshold), String(repetitions)], { encoding: 'utf8' })
	) as Measured;
}

function best(measured: (Measured | undefined)[]): Measured | undefined {
	return measured.filter((each) => each !== undefined).sort((one, other) => one.median - other.median)[0];
}

function works(command: string, args: string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function needed(): { R: string; python: string } {
	const python = ['/usr/bin/python3', 'python3'].find((command) => works(command, ['-c', 'import scipy.stats']));
	const R = works('Rscript', ['-e', '1']) ? 'Rscript' : undefined;
	if (R && python) return { R, python };
	const missing = [R ? '' : 'R (Debian: r-base-core)', python ? '' : 'SciPy (Debian: python3-scipy)'].filter(Boolean);
	console.error(`NOTHING WAS MEASURED: ${missing.join(' and ')} must be installed on this machine.`);
	process.exit(2);
}

function disagreements(mine: Figures, other: Measured): string[] {
	const names = Object.keys(mine) as (keyof Figures)[];
	return names
		.filter((name) => Math.abs(mine[name] - other.figures[name]) > 1e-9 * Math.max(1, Math.abs(mine[name])))
		.map((name) => `${other.version} gives ${name} = ${other.figures[name]}, ours is ${mine[name]}`);
}

const { R, python } = needed();
let good = true;
const rounds = [
	[1000, 'whole points', 200],
	[1000, 'decimals', 200],
	[100_000, 'whole points', 15],
	[100_000, 'decimals', 15]
] as const;
for (const [n, kind, repetitions] of rounds) {
	const pairs = pairsOf(n, kind);
	const file = join(folder, `${n}-${kind.replace(' ', '-')}.txt`);
	writeFileSync(file, pairs.pre.map((before, person) => `${before} ${pairs.post[person]}\n`).join(''));
	// Three turns each, one after the other, of which the best counts: the machine has other things to do now and then.
	const turns = [1, 2, 3].map(() => [
		ours(pairs, repetitions),
		theirs(R, 'small-statistics.R', file, repetitions),
		theirs(python, 'small-statistics.py', file, repetitions)
	]);
	const [mine, ...others] = [0, 1, 2].map((place) => best(turns.map((turn) => turn[place])));
	if (!mine) throw new Error('nothing was measured');
	console.log(`\n${n.toLocaleString('en')} pairs of scores in ${kind}, best of three medians of ${repetitions} rounds`);
	console.log(`  ${mine.version.padEnd(24)}${mine.median.toFixed(3).padStart(10)} ms`);
	for (const other of others.filter((each) => each !== undefined)) {
		const ratio = other.median / mine.median;
		const wrong = disagreements(mine.figures, other);
		good &&= ratio > 1 && wrong.length === 0;
		console.log(
			`  ${other.version.padEnd(24)}${other.median.toFixed(3).padStart(10)} ms   ratio to ours ${ratio.toFixed(2)}`
		);
		for (const line of wrong) console.log(`  DISAGREES: ${line}`);
	}
}

console.log('\nexact Wilcoxon test of 200 pairs, aim below 50 ms');
const random = seededRandom(7);
const kinds: Record<string, () => number> = {
	'without ties': () => random() - 0.4,
	'with ties': () => Math.round(random() * 9 - 3)
};
for (const [kind, draw] of Object.entries(kinds)) {
	const pre = Array.from({ length: 200 }, () => 0);
	const post = pre.map(() => draw() || 1);
	const { median: time } = timed(() => wilcoxonSignedRank(pre, post, { method: 'exact' }), 50);
	good &&= time < 50;
	console.log(`  ${kind.padEnd(24)}${time.toFixed(3).padStart(10)} ms`);
}
rmSync(folder, { recursive: true });
console.log(good ? '\nFaster than both, and the same figures to 1e-9.' : '\nTHE AIM IS NOT MET.');
process.exitCode = good ? 0 : 1;
