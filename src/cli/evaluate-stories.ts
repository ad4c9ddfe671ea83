import { storyFigures, usualCuts } from '#rooms/evaluation/telling/story/figures.ts';
import { cutsForReaders, figuresForReaders, type ReadersStoryFigures } from '#rooms/evaluation/telling/story/policy.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { unexpected } from './read.ts';
import { bandNames, storiesIn, type StoryRow } from './story-file.ts';
import { noteNoAnswers, tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	cuts?: string;
	readers?: true;
	json: boolean;
}

/** Counts what stories tell of: by outcome, by length of membership, together, and in which order. Nothing is kept. */
export async function evaluateStories({ file, cuts, readers, json, ...said }: Asked, out: Out): Promise<number> {
	const months = cutsIn(cuts);
	const table = await tableFor(file, said);
	const { rows, outcomes } = storiesIn(table);
	noteNoAnswers(table, ['membership_months'], out);
	const figures = readers ? figuresForReaders(rows, outcomes, months) : storyFigures(rows, outcomes, months);
	const names = bandNames(rows, readers ? cutsForReaders(rows, months) : months);
	const byMembership = figures.byMembership.map(({ band, ...rest }) => ({ band: names.get(band) ?? band, ...rest }));
	const warnings = readers ? [] : warningsIn(rows);
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

/** A count in words; where it is hidden, that it may be few or nearly all. */
const counted = (count: number | null) => count ?? m.evaluating_hidden();

function inWords(figures: ReadersStoryFigures, warnings: readonly Warning[]): string {
	const { base, named, mentioned, mentionedPercent, mostSignificant, byMembership, journey } = figures;
	const listed = (counts: Record<string, number | null>) =>
		Object.entries(counts)
			.map(([outcome, count]) => `${outcome} ${counted(count)}`)
			.join(', ');
	return [
		m.evaluating_stories_total({ base: counted(base), named: counted(named) }),
		...Object.entries(mentioned).map(([outcome, count]) =>
			m.evaluating_stories_outcome({
				outcome,
				count: counted(count),
				base: counted(base),
				percent: mentionedPercent[outcome] ?? '–',
				most: counted(mostSignificant[outcome] ?? null)
			})
		),
		...byMembership.map(({ band, base: size, counts }) =>
			m.evaluating_stories_band({ band, base: counted(size), counts: listed(counts) })
		),
		...journey.map(({ outcome, when, months }) =>
			m[`evaluating_journey_${when ? orderWords[when] : 'hidden'}`]({ outcome, months: months ?? '–' })
		),
		...warnings.map(({ line, says }) => m.evaluating_warning({ line, says }))
	].join('\n');
}

const orderWords = { early: 'early', 'no-difference': 'alike', late: 'late' } as const;
