import { storyFigures, usualCuts, type Counts, type StoryFigures } from '#rooms/evaluation/telling/story/figures.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { unexpected } from './read.ts';
import { bandNames, storiesIn, type StoryRow } from './story-file.ts';
import { noteNoAnswers, tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	cuts?: string;
	json: boolean;
}

/** Counts what stories tell of: by outcome, by length of membership, together, and in which order. Nothing is kept. */
export async function evaluateStories({ file, cuts, json, ...said }: Asked, out: Out): Promise<number> {
	const months = cutsIn(cuts);
	const table = await tableFor(file, said);
	const { rows, outcomes } = storiesIn(table);
	noteNoAnswers(table, ['membership_months'], out);
	const figures = storyFigures(rows, outcomes, months);
	const names = bandNames(rows, months);
	const byMembership = figures.byMembership.map(({ band, ...rest }) => ({ band: names.get(band) ?? band, ...rest }));
	const warnings = warningsIn(rows);
	answer(out, json, { ...figures, byMembership, warnings }, inWords({ ...figures, byMembership }, warnings));
	return 0;
}

/** `6,12,24` as months that grow. Throws Misuse. */
function cutsIn(text: string | undefined): readonly number[] {
	if (text === undefined) return usualCuts;
	const months = text.split(',').map((word) => (/^\s*\d{1,3}\s*$/.test(word) ? Number(word) : 0));
	const grows = months.every((month, at) => month > (months[at - 1] ?? 0));
	if (!grows) throw new Misuse(unexpected('--cuts', m.evaluating_want_cuts(), text));
	return months;
}

interface Warning {
	line: number;
	says: string;
}

/** What matters most to somebody and is not marked as told of can be right, and is worth a look. */
const warningsIn = (rows: readonly StoryRow[]): Warning[] =>
	rows.flatMap(({ line, mostSignificant: outcome, mentioned }) =>
		outcome !== null && !mentioned.has(outcome) ? [{ line, says: m.evaluating_most_not_mentioned({ outcome }) }] : []
	);

function inWords(figures: StoryFigures, warnings: readonly Warning[]): string {
	const { base, named, mentioned, mentionedPercent, mostSignificant, byMembership, journey } = figures;
	const listed = (counts: Counts) =>
		Object.entries(counts)
			.map(([outcome, count]) => `${outcome} ${count}`)
			.join(', ');
	return [
		m.evaluating_stories_total({ base, named }),
		...Object.entries(mentioned).map(([outcome, count]) =>
			m.evaluating_stories_outcome({
				outcome,
				count,
				base,
				percent: mentionedPercent[outcome] ?? '–',
				most: mostSignificant[outcome] ?? 0
			})
		),
		...byMembership.map(({ band, base: size, counts }) =>
			m.evaluating_stories_band({ band, base: size, counts: listed(counts) })
		),
		...journey.map(({ outcome, when, months }) =>
			m[`evaluating_journey_${orderWords[when]}`]({ outcome, months: months ?? '–' })
		),
		...warnings.map(({ line, says }) => m.evaluating_warning({ line, says }))
	].join('\n');
}

const orderWords = { early: 'early', 'no-difference': 'alike', late: 'late' } as const;
