import { m } from '#messages';
import { currentLanguage } from '#platform/i18n/language.ts';
import { fewestPairs } from './analysis.ts';
import type { ShownChange, Summary } from './summary.ts';

/** Below this many pairs the owner of a wellbeing scale asks for care (Warwick: 30 people with two time points). */
const fewForCare = 30;

/** "4.2" or "4,2": a figure as a reader of this language writes it. */
export function figure(value: number, digits = 1): string {
	const rounded = Number(value.toFixed(digits)) || 0; // a change of −0.04 is no change, not minus nought
	return rounded.toLocaleString(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
}

/** What may be concluded and what may not, in plain words, from the suppressed figures alone. */
export function sentencesOf(summary: Summary, direction: 'higher-better' | 'higher-worse'): string[] {
	const { flow, all } = summary;
	const who = m.evaluation_reports_say_flow({
		participants: flow.participants,
		before: flow.scoredBefore,
		after: flow.scoredAfter,
		paired: flow.paired ?? m.evaluation_reports_hidden()
	});
	if (!all.change)
		return [who, m.evaluation_reports_say_too_few({ fewest: fewestPairs }), m.evaluation_reports_say_no_comparison()];
	return [
		who,
		sayChange(all.change, direction),
		sayChance(all.change),
		m.evaluation_reports_say_no_comparison(),
		...sayReliable(summary),
		...sayLost(summary),
		...(all.change.n < fewForCare ? [m.evaluation_reports_say_care({ paired: all.change.n })] : [])
	];
}

/**
 * The heading, by the same rule as the sentences: which way the average went and whether that is clear, and whether most
 * changed by more than the measure's own wobble. Most felt clearly better only where most did.
 */
export function headlineOf(summary: Summary, direction: 'higher-better' | 'higher-worse'): string {
	const { change, improved, none, deteriorated } = summary.all;
	if (!change?.ci95 || change.meanChange === null) return m.evaluation_reports_head_too_few();
	if (change.ci95[0] <= 0 && change.ci95[1] >= 0) return m.evaluation_reports_head_unclear();
	const most = (count: number | null) => count !== null && count > change.n / 2;
	if (change.meanChange > 0 === (direction === 'higher-better')) {
		if (most(improved)) return m.evaluation_reports_head_better();
		return most(none) ? m.evaluation_reports_head_better_wobble() : m.evaluation_reports_head_better_average();
	}
	if (most(deteriorated)) return m.evaluation_reports_head_worse_most();
	return most(none) ? m.evaluation_reports_head_worse_wobble() : m.evaluation_reports_head_worse();
}

function sayChange(change: ShownChange, direction: 'higher-better' | 'higher-worse'): string {
	const points = change.meanChange ?? 0;
	const [low, high] = change.ci95 ?? [points, points];
	const words = {
		points: figure(Math.abs(points)),
		before: figure(change.meanBefore ?? 0),
		after: figure(change.meanAfter ?? 0),
		low: figure(low),
		high: figure(high)
	};
	if (points === 0) return m.evaluation_reports_say_same(words);
	return points > 0 === (direction === 'higher-better')
		? m.evaluation_reports_say_better(words)
		: m.evaluation_reports_say_worse(words);
}

function sayChance({ p, wilcoxonP }: ShownChange): string {
	if (p === null || wilcoxonP === null) return m.evaluation_reports_say_no_test();
	if (p < 0.05 && wilcoxonP < 0.05) return m.evaluation_reports_say_not_chance();
	return p < 0.05 || wilcoxonP < 0.05 ? m.evaluation_reports_say_mixed() : m.evaluation_reports_say_chance();
}

function sayReliable({ all, reliableFrom }: Summary): string[] {
	if (reliableFrom === null) return [m.evaluation_reports_say_no_criterion()];
	const words = (count: number | null) => (count === null ? m.evaluation_reports_hidden() : String(count));
	return [
		m.evaluation_reports_say_reliable({
			points: figure(reliableFrom),
			improved: words(all.improved),
			none: words(all.none),
			deteriorated: words(all.deteriorated)
		})
	];
}

function sayLost({ flow, lost, all }: Summary): string[] {
	const gone = flow.paired === null ? 0 : flow.participants - flow.paired;
	if (gone <= 0) return [];
	if (lost.meanBefore === null) return [m.evaluation_reports_say_lost({ gone })];
	return [
		m.evaluation_reports_say_lost_compared({
			gone,
			lost: figure(lost.meanBefore),
			kept: figure(all.change?.meanBefore ?? 0)
		})
	];
}
