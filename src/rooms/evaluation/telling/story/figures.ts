/** One story, as far as the tables need it. */
export interface StoryFacts {
	/** How long she had been coming when she told it, in months; null where nobody knows. */
	months: number | null;
	/** The outcomes that it tells of. */
	mentioned: ReadonlySet<string>;
	/** The outcome that mattered most to her; null where she named none. */
	mostSignificant: string | null;
}

/** How many stories tell of each outcome. */
export type Counts = Record<string, number>;

/** Stories of people who had come about equally long. `band` is from its first month on and below its last: `6-12` holds 6 and not 12. */
export interface BandCounts {
	band: string;
	base: number;
	counts: Counts;
}

/** Stories told before and from a month of membership. */
export interface CutCounts {
	months: number;
	before: { base: number; counts: Counts };
	from: { base: number; counts: Counts };
}

/** When people tell of an outcome: among those who are new, later, or alike. */
export interface JourneyStep {
	outcome: string;
	when: 'early' | 'no-difference' | 'late';
	/** The cut at which the shares before and from it differ most; null where no cut has stories on both sides. */
	months: number | null;
	/** The share before that cut less the share from it. */
	difference: number | null;
}

/** What stories say, counted. */
export interface StoryFigures {
	/** Stories, and those of them that named what mattered most. */
	base: number;
	named: number;
	mostSignificant: Counts;
	mentioned: Counts;
	/** Shares of all stories in whole percent, half up; null without stories. */
	mentionedPercent: Record<string, number | null>;
	byMembership: BandCounts[];
	cuts: CutCounts[];
	/** For each pair of outcomes, how many stories tell of both. */
	together: { a: string; b: string; both: number; baseA: number; baseB: number }[];
	journey: JourneyStep[];
}

/** Months of membership at which stories are told apart, unless an evaluation says others. */
export const usualCuts: readonly number[] = [6, 12, 24];

/** The name of the band of stories whose months nobody knows. */
export const notKnown = 'not-known';

/** A share in whole percent, half up (6 of 11 is 55); null of nobody. */
export const percentOf = (part: number, whole: number): number | null =>
	whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));

/** The bands that cuts make: `0-6`, `6-12`, `24+`. */
export const membershipBands = (cuts: readonly number[]): string[] => [
	...cuts.map((cut, at) => `${cuts[at - 1] ?? 0}-${cut}`),
	`${cuts.at(-1) ?? 0}+`
];

/** In which of the bands that cuts make a story lies; the lower end belongs to a band. */
export const bandOfStory = ({ months }: Pick<StoryFacts, 'months'>, cuts: readonly number[]): string =>
	months === null ? notKnown : (membershipBands(cuts)[cuts.filter((cut) => cut <= months).length] ?? notKnown);

/** Counts stories by outcome, by length of membership and together. `outcomes` and `cuts` give the order of everything. */
export function storyFigures(
	stories: readonly StoryFacts[],
	outcomes: readonly string[],
	cuts: readonly number[] = usualCuts
): StoryFigures {
	const mentioned = countsIn(stories, outcomes);
	const known = stories.filter(({ months }) => months !== null);
	const cutCounts = cuts.map((months) => cutAt(known, outcomes, months));
	const most = outcomes.map((outcome) => [outcome, stories.filter((each) => each.mostSignificant === outcome).length]);
	return {
		base: stories.length,
		named: stories.filter(({ mostSignificant }) => mostSignificant !== null).length,
		mostSignificant: Object.fromEntries(most) as Counts,
		mentioned,
		mentionedPercent: Object.fromEntries(
			outcomes.map((outcome) => [outcome, percentOf(mentioned[outcome] ?? 0, stories.length)])
		),
		byMembership: byMembership(stories, outcomes, cuts),
		cuts: cutCounts,
		together: together(stories, outcomes, mentioned),
		journey: journeyOf(outcomes, cutCounts)
	};
}

const countsIn = (stories: readonly StoryFacts[], outcomes: readonly string[]): Counts =>
	Object.fromEntries(
		outcomes.map((outcome) => [outcome, stories.filter(({ mentioned }) => mentioned.has(outcome)).length])
	);

const counted = (stories: readonly StoryFacts[], outcomes: readonly string[]) => ({
	base: stories.length,
	counts: countsIn(stories, outcomes)
});

function byMembership(
	stories: readonly StoryFacts[],
	outcomes: readonly string[],
	cuts: readonly number[]
): BandCounts[] {
	const placed = stories.map((story) => ({ story, band: bandOfStory(story, cuts) }));
	const bands = [...membershipBands(cuts), ...(placed.some(({ band }) => band === notKnown) ? [notKnown] : [])];
	return bands.map((band) => {
		const inBand = placed.filter((each) => each.band === band).map(({ story }) => story);
		return { band, ...counted(inBand, outcomes) };
	});
}

const cutAt = (known: readonly StoryFacts[], outcomes: readonly string[], months: number): CutCounts => ({
	months,
	before: counted(
		known.filter((story) => (story.months ?? 0) < months),
		outcomes
	),
	from: counted(
		known.filter((story) => (story.months ?? 0) >= months),
		outcomes
	)
});

const together = (stories: readonly StoryFacts[], outcomes: readonly string[], mentioned: Counts) =>
	outcomes.flatMap((a, at) =>
		outcomes.slice(at + 1).map((b) => ({
			a,
			b,
			both: stories.filter((story) => story.mentioned.has(a) && story.mentioned.has(b)).length,
			baseA: mentioned[a] ?? 0,
			baseB: mentioned[b] ?? 0
		}))
	);

/** A difference of two shares as a fraction of whole numbers, so that a tenth is a tenth. */
interface Difference {
	months: number;
	above: number;
	below: number;
}

/**
 * In which order people come to speak of outcomes: of each, the cut with the largest difference between the shares before and from it (the
 * first of equal ones). A tenth or more is early, a tenth less or lower late. Early ones by their cut, those without a difference, late ones by theirs.
 */
function journeyOf(outcomes: readonly string[], cuts: readonly CutCounts[]): JourneyStep[] {
	const steps = outcomes.map((outcome) => stepOf(outcome, cuts));
	const order = ['early', 'no-difference', 'late'];
	const cutOf = ({ when, months }: JourneyStep) => (when === 'no-difference' ? 0 : (months ?? 0));
	return steps.toSorted(
		(one, other) => order.indexOf(one.when) - order.indexOf(other.when) || cutOf(one) - cutOf(other)
	);
}

function stepOf(outcome: string, cuts: readonly CutCounts[]): JourneyStep {
	const largest = cuts
		.filter(({ before, from }) => before.base > 0 && from.base > 0)
		.map(({ months, before, from }): Difference => ({
			months,
			above: (before.counts[outcome] ?? 0) * from.base - (from.counts[outcome] ?? 0) * before.base,
			below: before.base * from.base
		}))
		.reduce<Difference | undefined>((most, each) => (!most || isLarger(each, most) ? each : most), undefined);
	if (!largest) return { outcome, when: 'no-difference', months: null, difference: null };
	const { months, above, below } = largest;
	const when = 10 * Math.abs(above) < below ? 'no-difference' : above > 0 ? 'early' : 'late';
	return { outcome, when, months, difference: above / below };
}

const isLarger = (one: Difference, other: Difference) =>
	Math.abs(one.above) * other.below > Math.abs(other.above) * one.below;
