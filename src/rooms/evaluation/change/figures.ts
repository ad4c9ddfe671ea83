import { bandOf, bandsFor, thresholdsFor, type MeasureDefinition } from '@kith/measures';
import { crossings, mcNemar, quantile } from '@kith/small-statistics';
import type { ScoredPerson } from './analysis.ts';

/** Who was on which side of a level before and after. Above is at the level or over it, unless the measure says otherwise of it. */
export interface Caseness {
	threshold: number;
	paired: number;
	stayedAbove: number;
	movedBelow: number;
	movedAbove: number;
	stayedBelow: number;
	/** Exact and two-sided; 1 where nobody crossed. */
	mcnemarP: number;
}

/** What changed for people who began alike. A mean of nobody is null. */
export interface Baseline {
	/** Where the groups part, in points: lower ends of bands, or the quantiles to which a third and two thirds lie. */
	cuts: number[];
	groups: {
		group: string;
		n: number;
		meanBefore: number | null;
		meanAfter: number | null;
		meanChange: number | null;
	}[];
}

/** Those who were scored before and not afterwards. */
export interface Lost {
	n: number;
	meanBefore: number | null;
}

/** Bands and levels that were read in their source, of the way of counting by which scores are made. */
const asScored = ({ methods }: MeasureDefinition) => ({ ...(methods[0] && { method: methods[0].id }) });

type Paired = ScoredPerson & { before: number; after: number };
const isPaired = (person: ScoredPerson): person is Paired => person.before !== null && person.after !== null;

/** Counts who was above a level before and after, among those scored both times, with McNemar's exact test. */
export function casenessOf(
	definition: MeasureDefinition,
	people: readonly ScoredPerson[],
	threshold: number
): Caseness {
	const paired = people.filter(isPaired);
	const own = thresholdsFor(definition, asScored(definition)).find(({ value }) => value === threshold)?.op;
	// Where the level itself is not above, whoever stands at it is on the other side: the count is the same turned round.
	const strict = own === '>' || own === '<=';
	const sign = strict ? -1 : 1;
	const scores = (of: 'before' | 'after') => paired.map((person) => sign * person[of]);
	const sides = crossings(scores('before'), scores('after'), { threshold: sign * threshold, operator: 'ge' });
	const inside = sides.casesBefore - sides.b;
	const outside = paired.length - inside - sides.b - sides.c;
	return {
		threshold,
		paired: paired.length,
		stayedAbove: strict ? outside : inside,
		movedBelow: strict ? sides.c : sides.b,
		movedAbove: strict ? sides.b : sides.c,
		stayedBelow: strict ? inside : outside,
		mcnemarP: mcNemar(sides.b, sides.c).p
	};
}

/** Whether groups are the measure's own bands; if not they are thirds, of which the lowest rises by chance alone. */
export const groupsAreBands = (definition: MeasureDefinition): boolean =>
	bandsFor(definition, asScored(definition)).length > 1;

/** What changed by where people began: by the confirmed bands of the measure, else by thirds of those scored both times. */
export function baselineOf(definition: MeasureDefinition, people: readonly ScoredPerson[]): Baseline {
	const paired = people.filter(isPaired);
	return groupsAreBands(definition) ? byBands(definition, paired) : byThirds(paired);
}

function byBands(definition: MeasureDefinition, paired: readonly Paired[]): Baseline {
	const bands = bandsFor(definition, asScored(definition));
	return {
		cuts: bands.slice(1).map(({ from }) => from),
		groups: bands.map(({ label, from }) =>
			groupOf(
				label,
				paired.filter(({ before }) => bandOf(definition, before, asScored(definition))?.from === from)
			)
		)
	};
}

function byThirds(paired: readonly Paired[]): Baseline {
	const before = paired.map((person) => person.before);
	const cuts = [1 / 3, 2 / 3].flatMap((share) => {
		const cut = quantile(before, share, 7);
		return cut.defined ? [cut.value] : [];
	});
	const placeOf = (score: number) => cuts.filter((cut) => score > cut).length;
	return {
		cuts,
		groups: ['lowest', 'middle', 'highest'].map((group, place) =>
			groupOf(
				group,
				paired.filter((person) => placeOf(person.before) === place)
			)
		)
	};
}

function groupOf(group: string, people: readonly Paired[]): Baseline['groups'][number] {
	return {
		group,
		n: people.length,
		meanBefore: meanOf(people.map(({ before }) => before)),
		meanAfter: meanOf(people.map(({ after }) => after)),
		meanChange: meanOf(people.map(({ before, after }) => after - before))
	};
}

/** How many were lost on the way, and where they began. */
export function lostOf(people: readonly ScoredPerson[]): Lost {
	const before = people.flatMap((person) => (person.before !== null && person.after === null ? [person.before] : []));
	return { n: before.length, meanBefore: meanOf(before) };
}

function meanOf(values: readonly number[]): number | null {
	return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
