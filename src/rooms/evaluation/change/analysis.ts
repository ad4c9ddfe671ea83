import {
	preferredCriterion,
	reliableChange,
	score,
	type ChangeCriterion,
	type MeasureDefinition,
	type ScoreResult
} from '@kith/measures';
import { pairedChange } from '@kith/small-statistics';
import type { DatasetRow } from './rows.ts';
import type { WaveKind } from '../wave/form.ts';

/** Fewer pairs than this get no test, interval or effect size. */
export const fewestPairs = 10;

/** How many people there are, and how many were scored before, afterwards, and both times. */
export interface Flow {
	participants: number;
	scoredBefore: number;
	scoredAfter: number;
	paired: number;
}

/** Somebody who was scored in at least one wave; points of the measure. */
export interface ScoredPerson {
	id: string;
	cohort: string;
	before: number | null;
	after: number | null;
	verdict: 'improved' | 'none' | 'deteriorated' | null;
}

/** What changed between two waves. A figure that is not defined, or is held back, is null. */
export interface Change {
	n: number;
	meanBefore: number | null;
	sdBefore: number | null;
	meanAfter: number | null;
	sdAfter: number | null;
	meanChange: number | null;
	sdChange: number | null;
	ci95: [number, number] | null;
	t: number | null;
	df: number | null;
	p: number | null;
	wilcoxonV: number | null;
	wilcoxonP: number | null;
	dz: number | null;
	dzCi95: [number, number] | null;
	hedgesG: number | null;
	improved: number;
	same: number;
	worse: number;
	reliable: { threshold: number; improved: number; none: number; deteriorated: number } | null;
}

/** The same for one cohort. */
export interface CohortChange {
	cohort: string;
	flow: Flow;
	change: Change;
}

/** What changed on one measure: in all, by cohort, and person by person. */
export interface Analysis {
	measure: string;
	flow: Flow;
	change: Change;
	byCohort: CohortChange[];
	people: ScoredPerson[];
}

/** Scores every row, pairs before with after, and says what changed, in all and by cohort. Pure. */
export function analyse(definition: MeasureDefinition, rows: readonly DatasetRow[]): Analysis {
	const criterion = preferredCriterion(definition);
	const people = peopleIn(definition, rows, criterion);
	const all = (some: readonly ScoredPerson[], of: readonly DatasetRow[]) => ({
		flow: flowOf(some, of),
		change: changeOf(definition, some, criterion)
	});
	const cohorts = [...new Set(rows.map((row) => row.cohort))].sort((a, b) =>
		a.localeCompare(b, 'en', { numeric: true })
	);
	const byCohort = cohorts.map((cohort) => ({
		cohort,
		...all(
			people.filter((person) => person.cohort === cohort),
			rows.filter((row) => row.cohort === cohort)
		)
	}));
	return { measure: definition.id, ...all(people, rows), byCohort, people };
}

function peopleIn(
	definition: MeasureDefinition,
	rows: readonly DatasetRow[],
	criterion: ChangeCriterion | undefined
): ScoredPerson[] {
	const byPerson = new Map<string, DatasetRow[]>();
	for (const row of rows) byPerson.set(row.participant, [...(byPerson.get(row.participant) ?? []), row]);
	return [...byPerson].map(([id, own]) => {
		const at = (wave: WaveKind) =>
			totalOf(
				definition,
				own.find((row) => row.wave === wave)
			);
		const [before, after] = [at('before'), at('after')];
		return {
			id,
			cohort: own[0]?.cohort ?? '',
			before,
			after,
			verdict: verdictOf(definition, before, after, criterion)
		};
	});
}

function verdictOf(
	definition: MeasureDefinition,
	before: number | null,
	after: number | null,
	criterion: ChangeCriterion | undefined
): ScoredPerson['verdict'] {
	if (before === null || after === null || !criterion) return null;
	return reliableChange(directionOf(definition), { before, after }, { published: criterion }).verdict;
}

/** Which way is good. Figures by words like "improved" are made for measures that have a direction only. */
export function directionOf(definition: MeasureDefinition) {
	return definition.direction?.value ?? 'higher-better';
}

function totalOf(definition: MeasureDefinition, row: DatasetRow | undefined): number | null {
	if (!row) return null;
	const result: ScoreResult = score(definition, row.answers);
	return result.kind === 'total' ? result.total : null;
}

function flowOf(people: readonly ScoredPerson[], rows: readonly DatasetRow[]): Flow {
	return {
		participants: new Set(rows.map((row) => row.participant)).size,
		scoredBefore: people.filter((person) => person.before !== null).length,
		scoredAfter: people.filter((person) => person.after !== null).length,
		paired: people.filter((person) => person.before !== null && person.after !== null).length
	};
}

function changeOf(
	definition: MeasureDefinition,
	people: readonly ScoredPerson[],
	criterion: ChangeCriterion | undefined
): Change {
	const pairs = people.filter(
		(person): person is ScoredPerson & { before: number; after: number } =>
			person.before !== null && person.after !== null
	);
	const better = directionOf(definition) === 'higher-better' ? 'higher' : 'lower';
	const figures = pairedChange(
		pairs.map((pair) => pair.before),
		pairs.map((pair) => pair.after),
		{ better }
	);
	const enough = pairs.length >= fewestPairs;
	const count = (verdict: ScoredPerson['verdict']) => pairs.filter((pair) => pair.verdict === verdict).length;
	return {
		...described(figures),
		...(enough ? tested(figures) : untested),
		reliable: criterion
			? {
					threshold: criterion.better,
					improved: count('improved'),
					none: count('none'),
					deteriorated: count('deteriorated')
				}
			: null
	};
}

type Figures = ReturnType<typeof pairedChange>;

const untested = {
	ci95: null,
	t: null,
	df: null,
	p: null,
	wilcoxonV: null,
	wilcoxonP: null,
	dz: null,
	dzCi95: null,
	hedgesG: null
};

function described({ n, before, after, change, who }: Figures) {
	const mean = (of: typeof before) => (of.defined ? of.mean : null);
	const sd = (of: typeof before) => (of.defined && of.sd.defined ? of.sd.value : null);
	return {
		n,
		meanBefore: mean(before),
		sdBefore: sd(before),
		meanAfter: mean(after),
		sdAfter: sd(after),
		meanChange: mean(change),
		sdChange: sd(change),
		improved: who.improved,
		same: who.same,
		worse: who.worse
	};
}

function tested({ t, wilcoxon, dZ }: Figures) {
	return {
		ci95: t.defined ? ends(t.interval) : null,
		t: t.defined ? t.t : null,
		df: t.defined ? t.df : null,
		p: t.defined ? t.p : null,
		wilcoxonV: wilcoxon.defined ? wilcoxon.v : null,
		wilcoxonP: wilcoxon.defined ? wilcoxon.p : null,
		dz: dZ.defined ? dZ.d : null,
		dzCi95: dZ.defined ? ends(dZ.interval) : null,
		hedgesG: dZ.defined && dZ.hedges.defined ? dZ.hedges.g : null
	};
}

function ends({ lower, upper }: { lower: number; upper: number }): [number, number] {
	return [lower, upper];
}
