import { publishShare, suppressTable } from '@kith/small-statistics';
import { readersRule, type Shown } from '../../change/summary.ts';
import {
	bandOfStory,
	membershipBands,
	notKnown,
	percentOf,
	storyFigures,
	type JourneyStep,
	type StoryFacts,
	type StoryFigures
} from './figures.ts';

/** Bands join their neighbours until so many stories are in each, before anything is hidden. */
export const leastInBand = 10;

type Hidden<Of> = Of extends number
	? Shown
	: Of extends readonly (infer One)[]
		? Hidden<One>[]
		: Of extends object
			? { [Key in keyof Of]: Hidden<Of[Key]> }
			: Of;

/** What stories say as readers may see it: a count is null where it is hidden, and so is all that follows from it. */
export type ReadersStoryFigures = Hidden<Omit<StoryFigures, 'journey'>> & {
	journey: (Omit<JourneyStep, 'when'> & { when: JourneyStep['when'] | null })[];
};

/** The cuts between bands that have enough stories each; a band that has too few joins the one before it, the first the one behind. */
function joinedCuts(stories: readonly StoryFacts[], cuts: readonly number[]): number[] {
	const months = stories.flatMap((story) => (story.months === null ? [] : [story.months]));
	const within = (from: number, to: number) => months.filter((each) => from <= each && each < to).length;
	const kept = cuts.reduce<number[]>(
		(before, cut) => (within(before.at(-1) ?? 0, cut) >= leastInBand ? [...before, cut] : before),
		[]
	);
	while (kept.length && within(kept.at(-1) ?? 0, Infinity) < leastInBand) kept.pop();
	return kept;
}

/** A story, and whether she who told it agreed to be counted where few would be counted. */
export type AgreedStory = StoryFacts & { countsMe: boolean };

const isAgreedByAll = (stories: readonly AgreedStory[]) =>
	stories.length > 0 && stories.every(({ countsMe }) => countsMe);

/** The cuts that readers may see: all where everybody agreed, else those between bands with enough stories. */
export const cutsForReaders = (stories: readonly AgreedStory[], cuts: readonly number[]): readonly number[] =>
	isAgreedByAll(stories) ? cuts : joinedCuts(stories, cuts);

/** Which stories tell of one outcome, by band, as readers may see it; null where a band's base, which other outcomes show, would have to be hidden. */
function toldByBand(
	stories: readonly StoryFacts[],
	outcome: string,
	cuts: readonly number[]
): Map<string, number> | null {
	const rows = [...membershipBands(cuts), notKnown].filter((band) =>
		stories.some((each) => bandOfStory(each, cuts) === band)
	);
	const people = stories.map((story, at) => ({
		id: String(at),
		row: bandOfStory(story, cuts),
		column: story.mentioned.has(outcome) ? 'told' : 'not'
	}));
	const { table } = suppressTable({ rows, columns: ['told', 'not'], people }, readersRule);
	if (!table.total.shown || table.rowTotals.some(({ shown }) => !shown)) return null;
	return new Map(
		rows.flatMap((band, at) => {
			const cell = table.cells[at]?.[0];
			return cell?.shown ? [[band, cell.value] as const] : [];
		})
	);
}

/** How many tell of an outcome in all: hidden where few do, and where few do not. */
const shownOf = (count: number, base: number): Shown => (publishShare(count, base, readersRule).shown ? count : null);

/**
 * What readers may see of stories. Where everybody agreed to be counted where few would be counted, all of it; else small counts are hidden so that nothing can be
 * subtracted: bands with under ten stories join, an outcome's bands are shown together or not at all where one would give another away, and what follows from a hidden count is hidden with it.
 */
export function figuresForReaders(
	stories: readonly AgreedStory[],
	outcomes: readonly string[],
	cuts: readonly number[]
): ReadersStoryFigures {
	const kept = cutsForReaders(stories, cuts);
	if (isAgreedByAll(stories)) return storyFigures(stories, outcomes, kept);
	const exact = storyFigures(stories, outcomes, kept);
	const told = new Map(outcomes.map((outcome) => [outcome, bandsShown(stories, outcome, kept, exact)]));
	const each = <T>(of: (outcome: string) => T) => Object.fromEntries(outcomes.map((outcome) => [outcome, of(outcome)]));
	const base = exact.base < readersRule.threshold ? null : exact.base;
	const total = (outcome: string) => (base === null ? null : shownOf(exact.mentioned[outcome] ?? 0, exact.base));
	// one base that is hidden could be worked out from the others
	const hasFew = exact.byMembership.some((band) => band.base < readersRule.threshold);
	const among = (bands: readonly string[], size: number) => ({
		base: hasFew ? null : size,
		counts: each((outcome) => sumOf(bands.map((band) => told.get(outcome)?.get(band) ?? null)))
	});
	const bands = membershipBands(kept);
	return {
		base,
		named: base === null ? null : shownOf(exact.named, exact.base),
		mostSignificant: mostShown(stories, outcomes),
		mentioned: each(total),
		mentionedPercent: each((outcome) => (total(outcome) === null ? null : percentOf(total(outcome) ?? 0, exact.base))),
		byMembership: exact.byMembership.map(({ band, base: size }) => ({ band, ...among([band], size) })),
		cuts: exact.cuts.map(({ months, before, from }, at) => ({
			months,
			before: among(bands.slice(0, at + 1), before.base),
			from: among(bands.slice(at + 1), from.base)
		})),
		together: exact.together.map((pair) => pairShown(stories, pair, total)),
		journey: exact.journey.map((step) =>
			bands.every((band) => told.get(step.outcome)?.has(band))
				? step
				: { outcome: step.outcome, when: null, months: null, difference: null }
		)
	};
}

/** The bands of an outcome that are shown; none where its total is hidden, from which they could be worked out. */
function bandsShown(
	stories: readonly StoryFacts[],
	outcome: string,
	cuts: readonly number[],
	{ base, mentioned }: StoryFigures
): Map<string, number> {
	if (base === 0 || shownOf(mentioned[outcome] ?? 0, base) === null) return new Map();
	return toldByBand(stories, outcome, cuts) ?? new Map<string, number>();
}

/** How often each outcome mattered most, with those who named none as one more column, so that nothing can be subtracted. */
function mostShown(stories: readonly StoryFacts[], outcomes: readonly string[]): Record<string, Shown> {
	const none = `${outcomes.join(' ')} …`;
	const people = stories.map(({ mostSignificant }, at) => ({
		id: String(at),
		row: 'all',
		column: mostSignificant ?? none
	}));
	const { table } = suppressTable({ rows: ['all'], columns: [...outcomes, none], people }, readersRule);
	const shown = outcomes.map((outcome, at) => {
		const cell = table.cells[0]?.[at];
		return [outcome, table.total.shown && cell?.shown ? cell.value : null] as const;
	});
	return Object.fromEntries(shown);
}

const sumOf = (counts: readonly Shown[]): Shown =>
	counts.reduce<Shown>((sum, count) => (sum === null || count === null ? null : sum + count), 0);

/** How many tell of both of two outcomes, where both totals are shown and none of the four counts that it gives away is small. */
function pairShown(
	stories: readonly StoryFacts[],
	{ a, b, both }: StoryFigures['together'][number],
	total: (outcome: string) => Shown
) {
	const bases = { baseA: total(a), baseB: total(b) };
	const people = stories.map(({ mentioned }, at) => ({
		id: String(at),
		row: mentioned.has(a) ? 'told' : 'not',
		column: mentioned.has(b) ? 'told' : 'not'
	}));
	const { table } = suppressTable({ rows: ['told', 'not'], columns: ['told', 'not'], people }, readersRule);
	const all = [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total];
	const isShown = bases.baseA !== null && bases.baseB !== null && all.every(({ shown }) => shown);
	return { a, b, both: isShown ? both : null, ...bases };
}
