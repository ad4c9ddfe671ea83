import { definitionOf, type MeasureDefinition } from '@kith/measures';
import { analyse, directionOf } from '../rooms/evaluation/change/analysis.ts';
import {
	baselineOf,
	casenessOf,
	groupsAreBands,
	lostOf,
	type Baseline,
	type Caseness
} from '../rooms/evaluation/change/figures.ts';
import { figure, sentencesOf } from '../rooms/evaluation/change/words.ts';
import { summarise } from '../rooms/evaluation/change/summary.ts';
import { guessColumns, isWhole, type Columns } from '../rooms/evaluation/dataset/columns.ts';
import { waveKey } from '../rooms/evaluation/dataset/choices.ts';
import { itemsAgainstTheRest } from '../rooms/evaluation/dataset/policy.ts';
import { readDataset, type SaidOfSheet } from '../rooms/evaluation/dataset/read.ts';
import { labelKey } from '../platform/sheets/labels.ts';
import { m } from '#messages';
import type { Table } from '../platform/sheets/table.ts';
import { wrongAt } from '../platform/sheets/wrong-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { eitherOf, numberOf, unexpected } from './read.ts';
import { chance } from './stats-paired.ts';
import { noteNoAnswers, tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	measure: string;
	participant?: string;
	wave?: string;
	cohort?: string;
	items?: string;
	waves?: string;
	labels?: string;
	answers?: 'given' | 'turned';
	people?: 'same' | 'apart';
	cohorts?: 'apart';
	days?: 'day-first' | 'month-first';
	threshold?: string;
	'baseline-groups'?: true;
	json: boolean;
}

/** Scores a spreadsheet of answers and says what changed, as figures and in plain sentences. Nothing is kept. */
export async function evaluate(given: Asked, out: Out): Promise<number> {
	const definition = definitionOf(given.measure);
	if (!definition) throw new Misuse(unexpected('--measure', m.shell_want_measure(), given.measure));
	const threshold = given.threshold === undefined ? undefined : numberOf('threshold', given.threshold);
	const table = await tableFor(given.file, given);
	const columns = columnsOf(table, definition, given);
	const rows = readDataset(table, definition, columns, saidIn(given));
	const against = itemsAgainstTheRest(definition, rows);
	if (against.length) out.stderr(`${m.evaluation_imports_against({ items: against.join(', ') })}\n`);
	noteNoAnswers(table, table.headers, out);
	const { people, ...analysis } = analyse(definition, rows);
	const asked = {
		...(threshold !== undefined && { caseness: casenessOf(definition, people, threshold) }),
		...(given['baseline-groups'] && { baseline: baselineOf(definition, people) })
	};
	const sentences = [
		...sentencesOf(summarise({ ...analysis, people }).summary, directionOf(definition)),
		...(asked.caseness ? [casenessWords(asked.caseness)] : []),
		...(asked.baseline && !groupsAreBands(definition) ? [m.evaluation_reports_say_by_chance()] : [])
	];
	const words = [...sentences, ...(asked.baseline ? groupWords(asked.baseline) : [])];
	answer(out, given.json, { ...analysis, lost: lostOf(people), ...asked, sentences }, words.join('\n'));
	return 0;
}

const casenessWords = ({ mcnemarP, ...counts }: Caseness) =>
	m.evaluation_reports_say_level({ ...counts, p: chance(mcnemarP) });

/** Thirds in words; a band is called as its measure calls it. */
const thirds: Record<string, () => string> = {
	lowest: m.evaluation_reports_third_lowest,
	middle: m.evaluation_reports_third_middle,
	highest: m.evaluation_reports_third_highest
};

const groupWords = ({ groups }: Baseline) =>
	groups.map(({ group, n, meanBefore, meanAfter }) =>
		m.evaluation_reports_say_group({
			group: Object.hasOwn(thirds, group) ? (thirds[group]?.() ?? group) : group,
			n,
			before: meanBefore === null ? '–' : figure(meanBefore),
			after: meanAfter === null ? '–' : figure(meanAfter)
		})
	);

function saidIn({ waves, labels, answers, people, cohorts, days }: Asked): SaidOfSheet {
	const meant = pairsOf('waves', waves).map(([word, means]) => {
		const kind = waveMeanings.find((each) => each === means);
		if (!kind)
			throw new Misuse(unexpected('--waves', m.shell_want_behind({ what: eitherOf(waveMeanings), word }), means));
		return [waveKey(word), kind] as const;
	});
	const valued = pairsOf('labels', labels).map(
		([label, value]) => [labelKey(label), numberOf('labels', value)] as const
	);
	return { waves: Object.fromEntries(meant), labels: Object.fromEntries(valued), answers, people, cohorts, days };
}

const waveMeanings = ['before', 'after', 'later', 'leave'] as const;

/** "T1=before,T2=after" as pairs. */
function pairsOf(option: string, typed = ''): [string, string][] {
	return typed.split(',').flatMap((pair): [string, string][] => {
		if (!pair.trim()) return [];
		const at = pair.lastIndexOf('=');
		if (at < 1) throw new Misuse(unexpected(`--${option}`, m.shell_want_pair(), pair));
		return [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
	});
}

function columnsOf(
	table: Table,
	definition: MeasureDefinition,
	said: Partial<Record<'participant' | 'wave' | 'cohort' | 'items', string>>
): Columns {
	const items = definition.items.length;
	const columns = {
		...guessColumns(table.headers, items, definition),
		...(said.participant && { participant: said.participant }),
		...(said.wave && { wave: said.wave }),
		...(said.cohort && { cohort: said.cohort }),
		...(said.items && { items: said.items.split(',') })
	};
	if (isWhole(columns) && columns.items.length === items) return columns;
	const lacking = columns.participant
		? columns.wave || columns.waves
			? m.sheets_want_item_columns({ items })
			: m.sheets_want_wave_column()
		: m.sheets_want_participant_column();
	throw wrongAt({ file: table.name, line: table.headerLine }, lacking, table.headers.slice(0, 40).join(', '));
}
