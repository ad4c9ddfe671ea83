import { pairedChange } from '@kith/small-statistics';
import type { CaseRule, Interval, PairedChange, PairedChangeOptions, Result } from '@kith/small-statistics';
import type { ReadTable } from '../platform/sheets/read.ts';
import { scoresIn, type Range } from './stats-range.ts';

/** What changed from one column of a file to another: all of it, and the figures by name with null where there is none. */
export interface FileChange {
	readonly file: string;
	readonly change: PairedChange;
	readonly figures: ReturnType<typeof figuresOf>;
}

/** Compares two columns of scores person by person. Throws `WrongFile` at every cell that is no score. */
export function changeIn(
	table: ReadTable,
	pre: string,
	post: string,
	{ range, ...options }: PairedChangeOptions & { range?: Range }
): FileChange {
	const [before = [], after = []] = scoresIn(table, [pre, post], range);
	const change = pairedChange(before, after, options);
	return { file: table.name, change, figures: figuresOf(change) };
}

function figuresOf(change: PairedChange) {
	const { n, t, wilcoxon, dZ, dAverage, dRootMeanSquare, hodgesLehmann, who, reliable, mcNemar } = change;
	const [before, after, difference] = [spreadOf(change.before), spreadOf(change.after), spreadOf(change.change)];
	return {
		n,
		meanBefore: before.mean,
		sdBefore: before.sd,
		meanAfter: after.mean,
		sdAfter: after.sd,
		meanChange: difference.mean,
		sdChange: difference.sd,
		ci95: t.defined ? limits(t.interval) : null,
		t: t.defined ? t.t : null,
		df: t.defined ? t.df : null,
		p: t.defined ? t.p : null,
		wilcoxonV: wilcoxon.defined ? wilcoxon.v : null,
		wilcoxonP: wilcoxon.defined ? wilcoxon.p : null,
		wilcoxonZeros: who.same,
		hodgesLehmann: hodgesLehmann.defined ? hodgesLehmann.estimate : null,
		dz: dZ.defined ? dZ.d : null,
		dzCi95: dZ.defined ? limits(dZ.interval) : null,
		hedgesG: dZ.defined && dZ.hedges.defined ? dZ.hedges.g : null,
		davg: dAverage.defined ? dAverage.d : null,
		drms: dRootMeanSquare.defined ? dRootMeanSquare.d : null,
		drmsCi95: dRootMeanSquare.defined ? limits(dRootMeanSquare.interval) : null,
		...who,
		reliable,
		mcnemar: mcNemar && { b: mcNemar.b, c: mcNemar.c, p: mcNemar.p, midP: mcNemar.midP.defined ? mcNemar.midP.p : null }
	};
}

function spreadOf(description: PairedChange['change']): { mean: number | null; sd: number | null } {
	if (!description.defined) return { mean: null, sd: null };
	return { mean: description.mean, sd: description.sd.defined ? description.sd.value : null };
}

function limits({ lower, upper }: Interval): [number, number] {
	return [lower, upper];
}

/** The same for people, with the reason where there is no figure. */
export function changeInWords({ file, change, figures }: FileChange, better: string, rule?: CaseRule): string {
	const { t, wilcoxon, hodgesLehmann, dZ, dAverage, dRootMeanSquare } = change;
	const interval = ({ lower, upper }: Interval) => `95 % interval ${short(lower)} to ${short(upper)}`;
	const rows: [string, string][] = [
		['Before', `mean ${short(figures.meanBefore)}, standard deviation ${short(figures.sdBefore)}`],
		['After', `mean ${short(figures.meanAfter)}, standard deviation ${short(figures.sdAfter)}`],
		['Change', `mean ${short(figures.meanChange)}, standard deviation ${short(figures.sdChange)}`],
		['Paired t-test', say(t, (it) => `${interval(it.interval)}; t(${it.df}) = ${short(it.t)}, p = ${chance(it.p)}`)],
		[
			'Wilcoxon test',
			say(wilcoxon, (it) => `V = ${it.v}, p = ${chance(it.p)} (${it.method}); ${it.zeros} without change left out`)
		],
		['Typical change', say(hodgesLehmann, (it) => `${short(it.estimate)} (Hodges and Lehmann)`)],
		['d_z', say(dZ, (it) => `${short(it.d)}, ${interval(it.interval)}; Hedges' g ${short(figures.hedgesG)}`)],
		['d_av', say(dAverage, (it) => short(it.d))],
		['d_rms', say(dRootMeanSquare, (it) => `${short(it.d)}, ${interval(it.interval)}`)],
		[
			'Who changed',
			`${change.who.improved} improved, ${change.who.same} stayed the same, ${change.who.worse} got worse`
		],
		...reliably(change.reliable),
		...crossed(change, rule)
	];
	const { n, beforeOnly, afterOnly, neither } = change;
	const others = `${beforeOnly} only before, ${afterOnly} only after, ${neither} neither`;
	const head = `${file}: ${n} people with both scores (${others}).\nChange is after minus before; ${better} is better.\n\n`;
	return head + rows.map(([name, text]) => `${name.padEnd(16)}${text}\n`).join('');
}

function reliably(reliable: PairedChange['reliable']): [string, string][] {
	if (!reliable) return [];
	const { threshold, improved, none, deteriorated } = reliable;
	return [[`By ${threshold} or more`, `${improved} improved, ${none} neither, ${deteriorated} got worse`]];
}

function crossed({ crossings, mcNemar, n }: PairedChange, rule: CaseRule | undefined): [string, string][] {
	if (!crossings || !mcNemar || !rule) return [];
	const name = `Score ${rule.operator === 'ge' ? '≥' : '≤'} ${rule.threshold}`;
	const midP = say(mcNemar.midP, (it) => `= ${chance(it.p)}`);
	const before = `${crossings.casesBefore} of ${n} before, ${crossings.casesAfter} after`;
	const ways = `${crossings.b} no longer, ${crossings.c} newly`;
	return [[name, `${before}; ${ways}; McNemar p = ${chance(mcNemar.p)}, mid-p ${midP}`]];
}

function say<T>(result: Result<T>, words: (value: { readonly defined: true } & Readonly<T>) => string): string {
	return result.defined ? words(result) : `not defined: ${result.because}`;
}

function short(value: number | null): string {
	return value === null ? 'not defined' : String(Number(value.toPrecision(4)));
}

function chance(p: number): string {
	return p < 0.0001 ? p.toExponential(1) : String(Number(p.toFixed(4)));
}
