import { pairedChange } from '@kith/small-statistics';
import type { CaseRule, Interval, PairedChange, PairedChangeOptions, Reason, Result } from '@kith/small-statistics';
import type { ReadTable } from '../platform/sheets/read.ts';
import { scoresIn, type Range } from './stats-range.ts';
import { m } from '#messages';

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
	const interval = ({ lower, upper }: Interval) =>
		m.sheets_stats_interval({ lower: short(lower), upper: short(upper) });
	const rows: [string, string][] = [
		[m.sheets_stats_before(), spread(figures.meanBefore, figures.sdBefore)],
		[m.sheets_stats_after(), spread(figures.meanAfter, figures.sdAfter)],
		[m.sheets_stats_change(), spread(figures.meanChange, figures.sdChange)],
		[m.sheets_stats_t(), say(t, (it) => `${interval(it.interval)}; t(${it.df}) = ${short(it.t)}, p = ${chance(it.p)}`)],
		[m.sheets_stats_wilcoxon(), say(wilcoxon, wilcoxonWords)],
		[m.sheets_stats_typical(), say(hodgesLehmann, (it) => m.sheets_stats_typical_says({ value: short(it.estimate) }))],
		[
			'd_z',
			say(dZ, (it) =>
				m.sheets_stats_hedges({ d: short(it.d), interval: interval(it.interval), g: short(figures.hedgesG) })
			)
		],
		['d_av', say(dAverage, (it) => short(it.d))],
		['d_rms', say(dRootMeanSquare, (it) => `${short(it.d)}, ${interval(it.interval)}`)],
		[m.sheets_stats_who(), m.sheets_stats_who_says(change.who)],
		...reliably(change.reliable),
		...crossed(change, rule)
	];
	const { n, beforeOnly, afterOnly, neither } = change;
	const direction = better === 'lower' ? m.sheets_stats_lower() : m.sheets_stats_higher();
	const head = `${m.sheets_stats_head({ file, n, beforeOnly, afterOnly, neither })}\n${direction}\n\n`;
	return head + rows.map(([name, text]) => `${name.padEnd(16)}${text}\n`).join('');
}

const spread = (mean: number | null, sd: number | null) => m.sheets_stats_spread({ mean: short(mean), sd: short(sd) });

function wilcoxonWords({
	v,
	p,
	method,
	zeros
}: {
	v: number;
	p: number;
	method: 'exact' | 'approximate';
	zeros: number;
}): string {
	return m.sheets_stats_wilcoxon_says({ v, p: chance(p), method: methods[method](), zeros });
}

/** How the probability was found, as the statistics say it. */
const methods: Record<'exact' | 'approximate', () => string> = {
	exact: m.sheets_stats_exact,
	approximate: m.sheets_stats_approximate
};

function reliably(reliable: PairedChange['reliable']): [string, string][] {
	if (!reliable) return [];
	const { threshold, improved, none, deteriorated } = reliable;
	const says = m.sheets_stats_reliable_says({ improved, none, worse: deteriorated });
	return [[m.sheets_stats_reliable({ threshold }), says]];
}

function crossed({ crossings, mcNemar, n }: PairedChange, rule: CaseRule | undefined): [string, string][] {
	if (!crossings || !mcNemar || !rule) return [];
	const name = m.sheets_stats_score({ sign: rule.operator === 'ge' ? '≥' : '≤', threshold: rule.threshold });
	const { casesBefore: before, casesAfter: after, b: gone, c: come } = crossings;
	const mid = say(mcNemar.midP, (it) => `= ${chance(it.p)}`);
	return [[name, m.sheets_stats_crossed({ before, n, after, gone, come, p: chance(mcNemar.p), mid })]];
}

/** Why a figure has no value, in the language spoken now. */
const reasons: Record<Reason, () => string> = {
	'no-observations': m.sheets_stats_why_no_observations,
	'too-few-observations': m.sheets_stats_why_too_few,
	'no-variation': m.sheets_stats_why_no_variation,
	'no-differences': m.sheets_stats_why_no_differences,
	'no-discordant-pairs': m.sheets_stats_why_no_crossings,
	'empty-margin': m.sheets_stats_why_empty_margin,
	'one-code-only': m.sheets_stats_why_one_code,
	'nobody-said-it': m.sheets_stats_why_nobody_said,
	'unusable-resamples': m.sheets_stats_why_resamples_lost
};

/** Why a figure has no value, as it is said in its place. */
export const becauseOf = (reason: Reason): string => m.sheets_stats_because({ why: reasons[reason]() });

function say<T>(result: Result<T>, words: (value: { readonly defined: true } & Readonly<T>) => string): string {
	return result.defined ? words(result) : becauseOf(result.reason);
}

function short(value: number | null): string {
	return value === null ? m.sheets_stats_undefined() : String(Number(value.toPrecision(4)));
}

/** A probability, or another figure between nought and one. */
export function chance(p: number): string {
	return p < 0.0001 ? p.toExponential(1) : String(Number(p.toFixed(4)));
}
