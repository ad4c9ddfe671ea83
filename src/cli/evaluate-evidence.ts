import { byOutcome, contradictionsIn, type Contradiction } from '#rooms/evaluation/weighing/study/figures.ts';
import { m } from '#messages';
import { allOrNothing, columnAt, textAt } from '../platform/sheets/table.ts';
import { wordsAt } from './cells.ts';
import { evidenceIn } from './evidence-file.ts';
import { answer, type Out } from './out.ts';
import { tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	json: boolean;
}

/** Lays out what earlier studies found, outcome by outcome, and says where a line contradicts itself. */
export async function evaluateEvidence({ file, json, ...said }: Asked, out: Out): Promise<number> {
	const rows = evidenceIn(await tableFor(file, said));
	const outcomes = byOutcome(rows.map(({ line: _, ...row }) => row));
	const warnings = rows.flatMap((row) =>
		contradictionsIn(row).map((found) => ({ line: row.line, says: contradictionWords[found]() }))
	);
	const known = (count: number | null) => count ?? '–';
	const lines = [
		...outcomes.flatMap(({ outcome, measures }) => [
			outcome,
			...measures.map(({ measure, studies, studiesSignificant, peerReviewed }) =>
				m.evaluating_evidence({
					measure,
					studies: known(studies),
					significant: known(studiesSignificant),
					reviewed: known(peerReviewed)
				})
			)
		]),
		...warnings.map(({ line, says }) => m.evaluating_warning({ line, says }))
	];
	answer(out, json, { outcomes, warnings }, lines.join('\n'));
	return 0;
}

const contradictionWords: Record<Contradiction, () => string> = {
	'significant-in-none': m.evaluating_significant_in_none,
	'not-significant-in-some': m.evaluating_not_significant_in_some,
	'more-significant-than-studies': m.evaluating_more_significant,
	'more-reviewed-than-studies': m.evaluating_more_reviewed
};

/** Lists earlier studies: who made them, when, how, with how many people and which measures. */
export async function evaluateStudies({ file, json, ...said }: Asked, out: Out): Promise<number> {
	const table = await tableFor(file, said);
	const places = ['study', 'evaluator', 'years', 'design', 'participants', 'measures'].map((name) =>
		columnAt(table, name)
	) as [number, number, number, number, number, number];
	const studies = allOrNothing(table, table.rows, (row) => {
		const [study, evaluator, years, design, participants, measures] = places.map(
			(place, at) => (at === 0 ? wordsAt(table, row, place) : textAt(table, row, place)) || null
		) as [string, string | null, string | null, string | null, string | null, string | null];
		return {
			study,
			evaluator,
			years,
			design,
			participants: participants !== null && /^\d{1,9}$/.test(participants) ? Number(participants) : participants,
			measures: (measures ?? '').split(';').flatMap((name) => name.trim() || [])
		};
	});
	const words = studies.map(({ study, years, design, participants }) =>
		m.evaluating_study({ study, years: years ?? '–', design: design ?? '–', participants: participants ?? '–' })
	);
	answer(out, json, { studies }, words.join('\n'));
	return 0;
}
