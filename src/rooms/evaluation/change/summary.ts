import { suppressTable, type Published, type Release, type SuppressionRule } from '@kith/small-statistics';
import type { Analysis, Change, Flow, ScoredPerson } from './analysis.ts';
import { fewestPairs } from './analysis.ts';

/** Counts below five are hidden, and so is whatever would give them away; the rest stand as they are. */
export const readersRule: SuppressionRule = { threshold: 5, roundTo: 1, zeros: 'hide' };

/** A count as readers see it; null where it is hidden. */
export type Shown = number | null;

/** What changed, without counts that could be small. */
export interface ShownChange extends Omit<Change, 'improved' | 'same' | 'worse' | 'reliable'> {
	/** How many rose by any amount, of everybody; null where they, or the others, are few, and for each cohort. */
	better: Shown;
}

/** Who is in the figures. How many are paired is told only where the table of outcomes tells it too. */
export interface ShownFlow extends Omit<Flow, 'paired'> {
	paired: Shown;
}

/** What readers see of one cohort, or of all: how many changed reliably, and by how much. */
export interface SummaryRow {
	/** Empty for everybody together. */
	cohort: string;
	n: Shown;
	improved: Shown;
	none: Shown;
	deteriorated: Shown;
	change: ShownChange | null;
}

/** What a reader who may not see answers gets: figures of ten and more, counts from which no hidden one can be worked out by subtraction. */
export interface Summary {
	measure: string;
	flow: ShownFlow;
	all: SummaryRow;
	byCohort: SummaryRow[];
	/** How those who were lost compare at the start; null where they are too few to say. */
	lost: { n: Shown; meanBefore: number | null };
	reliableFrom: number | null;
}

const verdicts = ['improved', 'none', 'deteriorated'];
const shown = (count: Published | undefined): Shown => (count?.shown ? count.value : null);

/** Makes the figures fit for readers, also against what earlier versions of the same report showed them. */
export function summarise(
	analysis: Analysis,
	earlier: readonly Release[] = []
): { summary: Summary; release: Release | null } {
	const counted = analysis.people.filter((person) => person.verdict !== null);
	const cohorts = analysis.byCohort.map((part) => part.cohort);
	const people = counted.map((person) => ({ id: person.id, row: person.cohort, column: person.verdict ?? '' }));
	const comparable = earlier.filter((release) => release.table.rows.join('\0') === cohorts.join('\0'));
	const release = counted.length
		? suppressTable({ rows: cohorts, columns: verdicts, people }, readersRule, comparable)
		: null;
	const counts = rows(analysis, release);
	return { summary: { ...frame(analysis, counts.all.n), ...counts }, release };
}

function frame(analysis: Analysis, paired: Shown) {
	return {
		measure: analysis.measure,
		flow: { ...analysis.flow, paired },
		lost: lostOf(analysis.people),
		reliableFrom: analysis.change.reliable?.threshold ?? null
	};
}

function rows(analysis: Analysis, release: Release | null): { all: SummaryRow; byCohort: SummaryRow[] } {
	const [improved, none, deteriorated] = (release?.table.columnTotals ?? []).map(shown);
	const cell = (row: number, column: number) => shown(release?.table.cells[row]?.[column]);
	const total = release ? shown(release.table.total) : shownCount(analysis.flow.paired);
	const { improved: rose, same, worse } = analysis.change;
	const better = shownCount(rose) === null || shownCount(same + worse) === null ? null : rose;
	return {
		all: {
			cohort: '',
			n: total,
			improved: improved ?? null,
			none: none ?? null,
			deteriorated: deteriorated ?? null,
			change: enough(analysis.change, total, better)
		},
		byCohort: analysis.byCohort.map((part, row) => {
			const n = release ? shown(release.table.rowTotals[row]) : shownCount(part.flow.paired);
			const counts = { improved: cell(row, 0), none: cell(row, 1), deteriorated: cell(row, 2) };
			return { cohort: part.cohort, n, ...counts, change: enough(part.change, n, null) };
		})
	};
}

// Means of few people say too much about each, and degrees of freedom tell a count that is hidden.
function enough(change: Change, n: Shown, better: Shown): ShownChange | null {
	if (n === null || n < fewestPairs) return null;
	const { improved: _i, same: _s, worse: _w, reliable: _r, ...figures } = change;
	return { ...figures, better };
}

function shownCount(n: number): Shown {
	return n < readersRule.threshold ? null : n;
}

function lostOf(people: readonly ScoredPerson[]): Summary['lost'] {
	const lost = people
		.filter((person) => person.before !== null && person.after === null)
		.map((person) => person.before ?? 0);
	return {
		n: shownCount(lost.length),
		meanBefore: lost.length >= fewestPairs ? lost.reduce((sum, value) => sum + value, 0) / lost.length : null
	};
}
