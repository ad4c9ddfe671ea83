import { bandOfStory, storyFigures, usualCuts } from '#rooms/evaluation/telling/story/figures.ts';
import { rate, ratings, type Confidence, type Judged } from '#rooms/evaluation/weighing/confidence/figures.ts';
import { m } from '#messages';
import { allOrNothing, columnAt, textAt, wrongCell, type Table } from '../platform/sheets/table.ts';
import { choiceAt, wordsAt } from './cells.ts';
import { evidenceIn, type EvidenceRow } from './evidence-file.ts';
import { answer, type Out } from './out.ts';
import { storiesIn, type StoryFile } from './story-file.ts';
import { tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	stories: string;
	evidence: string;
	outcomes: string;
	json: boolean;
}

/** Rates how sure each finding is by the stated rule, with every reason; the surest come first. */
export async function evaluateConfidence(asked: Asked, out: Out): Promise<number> {
	const stories = storiesIn(await tableFor(asked.stories, asked));
	const evidence = evidenceIn(await tableFor(asked.evidence, {}));
	const ties = tiesIn(await tableFor(asked.outcomes, {}), stories.outcomes, evidence);
	const rated = stories.outcomes
		.map((outcome) => ({ outcome, ...rate(judgedOf(outcome, stories, earlierOf(outcome, ties, evidence))) }))
		.toSorted((one, other) => ratings.indexOf(other.rating) - ratings.indexOf(one.rating));
	answer(out, asked.json, rated, rated.map(inWords).join('\n'));
	return 0;
}

/** What a file says of stories; whether anybody tells the opposite, and who coded them, it does not tell. */
function judgedOf(outcome: string, { rows, outcomes }: StoryFile, earlier: Judged['earlier']): Judged {
	const { base, mentioned, mostSignificant } = storyFigures(rows, outcomes);
	const bandsOf = (some: StoryFile['rows']) =>
		new Set(some.filter(({ months }) => months !== null).map((row) => bandOfStory(row, usualCuts))).size;
	return {
		base,
		mentioned: mentioned[outcome] ?? 0,
		mostSignificant: mostSignificant[outcome] ?? 0,
		bands: bandsOf(rows),
		bandsMentioning: bandsOf(rows.filter((row) => row.mentioned.has(outcome))),
		opposite: null,
		singleCoder: null,
		earlier
	};
}

/** Which earlier findings belong to an outcome, and whether they measured it directly. */
interface EvidenceTie {
	outcome: string;
	of: string | null;
	/** Null stands for all measures of it that no other line names. */
	measure: string | null;
	isDirect: boolean;
}

function tiesIn(table: Table, outcomes: readonly string[], evidence: readonly EvidenceRow[]): EvidenceTie[] {
	const [outcome, of, measure, direct] = ['outcome', 'evidence_outcome', 'measure', 'direct'].map((name) =>
		columnAt(table, name)
	) as [number, number, number, number];
	return allOrNothing(table, table.rows, (row) => {
		const known = (place: number, names: readonly string[]) => {
			const text = textAt(table, row, place) || null;
			if (text === null || names.includes(text)) return text;
			throw wrongCell(table, row, place, m.sheets_want_known({ names: [...new Set(names)].join(', ') }));
		};
		const belongs = known(
			of,
			evidence.map((each) => each.outcome)
		);
		const measures = evidence.filter((each) => each.outcome === belongs).map((each) => each.measure);
		return {
			outcome: known(outcome, outcomes) ?? wordsAt(table, row, outcome),
			of: belongs,
			measure: known(measure, measures),
			isDirect: choiceAt(table, row, direct, ['yes', 'no']) === 'yes'
		};
	});
}

function earlierOf(outcome: string, ties: readonly EvidenceTie[], evidence: readonly EvidenceRow[]): Judged['earlier'] {
	const own = ties.filter((tie) => tie.outcome === outcome);
	return evidence.flatMap((row) => {
		const belongs = own.filter((tie) => tie.of === row.outcome);
		const tie =
			belongs.find(({ measure }) => measure === row.measure) ?? belongs.find(({ measure }) => measure === null);
		return tie ? [{ ...row, isDirect: tie.isDirect }] : [];
	});
}

function inWords({ outcome, rating, reasons, notJudged }: Confidence & { outcome: string }): string {
	const signed = reasons.map(({ reason, step }) => (step ? `${reason} ${step > 0 ? '+' : ''}${step}` : reason));
	return [
		m.evaluating_confidence({ outcome, rating, reasons: signed.join(', ') }),
		...(notJudged.length ? [`  ${m.evaluating_not_judged({ reasons: notJudged.join(', ') })}`] : [])
	].join('\n');
}
