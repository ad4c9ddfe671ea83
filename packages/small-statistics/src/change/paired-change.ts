import { demandFinite, demandLevel, demandSameLength } from '../demand.ts';
import { describe } from '../describe/describe.ts';
import type { Description } from '../describe/describe.ts';
import { dAverage } from '../effect-size/d-average.ts';
import { dRepeatedMeasures } from '../effect-size/d-repeated-measures.ts';
import { dRootMeanSquare } from '../effect-size/d-root-mean-square.ts';
import { dZOf } from '../effect-size/d-z.ts';
import type { DZ } from '../effect-size/d-z.ts';
import { differences } from '../numbers/differences.ts';
import type { Interval, Result } from '../result.ts';
import { crossings } from './crossings.ts';
import type { CaseRule, Crossings } from './crossings.ts';
import { hodgesLehmannOf } from './hodges-lehmann.ts';
import { mcNemar } from './mcnemar.ts';
import type { McNemar } from './mcnemar.ts';
import { pairedTOf } from './paired-t.ts';
import type { PairedT } from './paired-t.ts';
import { signTestOf } from './sign-test.ts';
import type { SignTest } from './sign-test.ts';
import { reliableChange, whoChanged } from './who-changed.ts';
import type { Better, ReliableChange, WhoChanged } from './who-changed.ts';
import { mostForExact } from './signed-rank-distribution.ts';
import { wilcoxonOf } from './wilcoxon.ts';
import type { Wilcoxon } from './wilcoxon.ts';

export type PairedChangeOptions = {
	readonly better: Better;
	/** Gives `crossings` and `mcNemar`. */
	readonly caseRule?: CaseRule;
	/** The smallest change that counts as reliable, in points; gives `reliable`. */
	readonly reliable?: number;
	readonly level?: number;
	/** The exact Wilcoxon test up to this many differences that are not zero: 1000 (a sixth of a second) unless given. */
	readonly exactUpTo?: number;
};

/** Everything about one score before and after. Changes are after minus before, whatever direction is the good one. */
export type PairedChange = {
	/** People with both scores; with the first only; with the second only; with neither. */
	readonly n: number;
	readonly beforeOnly: number;
	readonly afterOnly: number;
	readonly neither: number;
	readonly before: Result<Description>;
	readonly after: Result<Description>;
	readonly change: Result<Description>;
	readonly t: Result<PairedT>;
	readonly wilcoxon: Result<Wilcoxon>;
	readonly hodgesLehmann: Result<{ estimate: number }>;
	readonly signTest: Result<SignTest>;
	readonly dZ: Result<DZ>;
	readonly dAverage: Result<{ n: number; d: number }>;
	readonly dRootMeanSquare: Result<{ n: number; d: number; interval: Interval }>;
	readonly dRepeatedMeasures: Result<{ n: number; d: number; correlation: number }>;
	readonly who: WhoChanged;
	readonly reliable: ReliableChange | null;
	readonly crossings: Crossings | null;
	readonly mcNemar: McNemar | null;
};

/**
 * All that can be said about the change of one score, from the people who have both; null marks a missing score. Each part
 * is what the function of its name returns, and says for itself why it is not defined. `RangeError` for lists of
 * different lengths, numbers that are not finite, a level outside 0 to 1 and a reliable change that is not above 0.
 */
export function pairedChange(
	pre: readonly (number | null)[],
	post: readonly (number | null)[],
	options: PairedChangeOptions
): PairedChange {
	const { better, caseRule, reliable, level = 0.95, exactUpTo = mostForExact } = options;
	demandLevel(level);
	const { first, second, ...flow } = complete(pre, post);
	const changes = differences(first, second);
	const crossed = caseRule ? crossings(first, second, caseRule) : null;
	return {
		...flow,
		before: describe(first),
		after: describe(second),
		change: describe(changes),
		t: pairedTOf(changes, level),
		wilcoxon: wilcoxonOf(changes, { exactUpTo }),
		hodgesLehmann: hodgesLehmannOf(changes, 'drop'),
		signTest: signTestOf(changes),
		dZ: dZOf(changes, level),
		dAverage: dAverage(first, second),
		dRootMeanSquare: dRootMeanSquare(first, second, level),
		dRepeatedMeasures: dRepeatedMeasures(first, second),
		who: whoChanged(changes, better),
		reliable: reliable === undefined ? null : reliableChange(changes, better, reliable),
		crossings: crossed,
		mcNemar: crossed ? mcNemar(crossed.b, crossed.c) : null
	};
}

function complete(pre: readonly (number | null)[], post: readonly (number | null)[]) {
	demandSameLength(pre, post, 'pre and post');
	const [first, second]: [number[], number[]] = [[], []];
	let [beforeOnly, afterOnly, neither] = [0, 0, 0];
	pre.forEach((before, person) => {
		const after = post[person] ?? null;
		if (before !== null && after !== null) {
			first.push(before);
			second.push(after);
		} else if (before !== null) beforeOnly++;
		else if (after !== null) afterOnly++;
		else neither++;
	});
	demandFinite(
		pre.filter((score) => score !== null),
		'pre'
	);
	demandFinite(
		post.filter((score) => score !== null),
		'post'
	);
	return { first, second, n: first.length, beforeOnly, afterOnly, neither };
}
