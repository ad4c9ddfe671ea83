import type { MeasureDefinition } from '@kith/measures';
import { columnAt, type Table } from '#platform/sheets/table.ts';
import { wrongAt } from '#platform/sheets/wrong-file.ts';
import { m } from '#messages';
import { isWaveWord, waveKey } from './choices.ts';

/** The columns of items 1, 2, 3 … of one wave, in a sheet that has one line a person. */
export interface WaveColumns {
	/** What the header calls the wave. */
	word: string;
	items: string[];
}

/** Which column of a spreadsheet holds what; every name is as the header has it. */
export interface Columns {
	participant: string;
	/** Empty where each line holds several waves. */
	wave: string;
	/** Left out where the sheet holds one cohort. */
	cohort?: string;
	language?: string;
	answeredOn?: string;
	/** The columns of items 1, 2, 3 … in order; of the first wave, where each line holds several. */
	items: string[];
	waves?: WaveColumns[];
}

/** Names that programs and people give to columns, the likeliest first. */
const usual = {
	participant:
		'participant, participant id, participant code, participante, code, código, codigo, clave, pseudonym, pid, study id, subject, person, persona, respondent, record id, id participante, id',
	wave: 'wave, time, timepoint, time point, moment, momento, ola, redcap event name, event name, event, occasion, phase, fase, toma, assessment, visit, survey, when',
	cohort: 'cohort, group, course, cohorte, grupo, curso, programme, program, redcap data access group, site',
	language: 'language, lang, idioma, lengua, userlanguage, user language',
	answeredOn:
		'answered on, date, fecha, day, día, completion time, hora de finalización, timestamp, marca temporal, end date, enddate, recordeddate, submission time, date completed, start time, startdate'
};

const named = (header: string) =>
	header
		.trim()
		.toLowerCase()
		.replace(/^_+/, '')
		.replace(/[\s_]+/g, ' ')
		.replace(/[:?]$/, '');

/** The names that every data dictionary of REDCap has in its header. */
const ofDictionaries = ['Variable / Field Name', 'Field Type'];

/** Refuses a table that holds the questions of a survey and nobody's answers. Throws WrongFile. */
export function refuseDictionary({ name, headers, headerLine }: Pick<Table, 'name' | 'headers' | 'headerLine'>): void {
	if (!ofDictionaries.every((header) => headers.includes(header))) return;
	throw wrongAt({ file: name, line: headerLine }, m.evaluation_imports_dictionary());
}

/** What can be read off the header itself; what can't is left out, for a person to say. */
export function guessColumns(headers: readonly string[], items: number, measure?: MeasureDefinition): Partial<Columns> {
	const find = (names: string) =>
		names
			.split(', ')
			.map((name) => headers.find((header) => named(header) === name))
			.find(Boolean);
	const groups = itemGroups(headers, items, measure);
	const waves = groups.filter(({ word }) => isWaveWord(word));
	const wave = find(usual.wave);
	const ofMeasure = groups.filter(({ stem }) => measure && stem.includes(bare(measure.id)));
	const only = groups.length === 1 ? groups[0] : ofMeasure.length === 1 ? ofMeasure[0] : undefined;
	const several = !wave && waves.length > 1 ? waves : undefined;
	const found = several?.[0] ?? only;
	return {
		participant: find(usual.participant),
		wave,
		cohort: find(usual.cohort),
		language: find(usual.language),
		answeredOn: find(usual.answeredOn),
		...(found ? { items: found.items } : {}),
		...(several ? { waves: several.map(({ word, items: own }) => ({ word, items: own })) } : {})
	};
}

interface ItemGroup extends WaveColumns {
	stem: string;
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Columns that are alike but for a number, where the numbers are those of the items: "item3", "pre_3", "q3_post", "PHQ9.3". */
function itemGroups(headers: readonly string[], items: number, measure?: MeasureDefinition): ItemGroup[] {
	const groups = new Map<string, Map<number, string>>();
	for (const header of headers)
		for (const { stem, number } of numbersOf(header)) {
			const group = groups.get(stem) ?? new Map<number, string>();
			groups.set(stem, group.set(number, group.get(number) ?? header));
		}
	const most = items + (measure?.extraItems.length ?? 0);
	const whole = [...groups].filter(([, group]) => {
		const all = Array.from({ length: items }, (_, index) => index + 1).every((number) => group.has(number));
		return all && Math.max(...group.keys()) <= most; // more numbers than items: another form of the measure
	});
	return whole.map(([stem, group]) => ({
		stem: bare(stem),
		word: wordOf(stem, measure),
		items: Array.from({ length: items }, (_, index) => group.get(index + 1) ?? '')
	}));
}

/** The numbers that a header may name, with what is left of it: one at its beginning, one at its end, one before its last word. */
function numbersOf(header: string): { stem: string; number: number }[] {
	const text = header.trim();
	const found = [
		/^(.*?)[\s_./-]*?0*(\d{1,3})$/.exec(text),
		/^(.*?)[\s_./-]*?0*(\d{1,3})([\s_./-]+[\p{L}][\p{L}\p{N}\s_-]*|[\s_./-]+t\d)$/iu.exec(text)
	];
	const asked = /^[([]?0*(\d{1,3})[.):\]]\s*\S/.exec(text);
	return [
		...found.flatMap((match) =>
			match ? [{ stem: `${match[1]}|${match[3] ?? ''}`.toLowerCase(), number: Number(match[2]) }] : []
		),
		...(asked ? [{ stem: '#', number: Number(asked[1]) }] : [])
	];
}

/** What of a stem is not the name of the measure or of an item: "pre_phq9_|" → "pre". */
function wordOf(stem: string, measure?: MeasureDefinition): string {
	const word = waveKey(stem.replaceAll('|', ' ').replaceAll('/', ' '));
	const rest = word
		.split(' ')
		.filter((part) => bare(part) !== bare(measure?.id ?? '') && !/^(item|ítem|question|pregunta|q|p|i)$/.test(part));
	return rest.join(' ');
}

/** Whether nothing is left to say. */
export function isWhole(columns: Partial<Columns>): columns is Columns {
	return Boolean(columns.participant && (columns.wave || columns.waves) && columns.items?.length);
}

/** The place of each column in a row. Throws WrongFile for a column that is not there. */
export function placesOf(table: Table, columns: Columns) {
	const maybe = (column?: string) => (column ? columnAt(table, column) : null);
	const waves = columns.waves ?? [{ word: '', items: columns.items }];
	return {
		participant: columnAt(table, columns.participant),
		wave: columns.waves ? null : columnAt(table, columns.wave),
		cohort: maybe(columns.cohort),
		language: maybe(columns.language),
		answeredOn: maybe(columns.answeredOn),
		waves: waves.map(({ word, items }) => ({ word, items: items.map((column) => columnAt(table, column)) }))
	};
}
