import { basename } from 'node:path';
import { outsideRule, publishCount } from '@kith/small-statistics';
import { m } from '#messages';
import { bandOf, type Band } from '#rooms/coproduction/campaign/policy.ts';
import { allSettings } from '#rooms/coproduction/note/form.ts';
import { textTable } from '../platform/sheets/read.ts';
import { columnAt, type Table, type TableRow } from '../platform/sheets/table.ts';
import { short, wrongAt } from '../platform/sheets/wrong-file.ts';
import { fileBytes } from './json-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { unexpected } from './read.ts';

interface Given {
	file: string;
	aims?: string;
	readers?: true;
	json: boolean;
}

/** One note of the file. */
export interface NoteRow {
	people: number;
	groups: string[];
	themes: string[];
}

/** A count; null where readers may not see it. */
type Shown = number | null;

/** What a file of notes says. */
export interface ListeningSummary {
	notes: Shown;
	people: Shown;
	groups: { group: string; aim: number | null; people: Shown; band: Band }[];
	themes: { theme: string; notes: Shown; people: Shown; groups: number }[];
	together: { a: string; b: string; both: Shown }[];
}

/** Sums up a file of notes: whom it heard, what was said again and again, and which themes came together. */
export function summariseListening({ file, aims, readers, json }: Given, out: Out): Promise<number> {
	const rows = notesIn(file);
	const summary = summaryOf(rows, aims === undefined ? {} : aimsIn(aims), readers ? forReaders : (count) => count);
	answer(out, json, summary, inWords(summary));
	return Promise.resolve(0);
}

/** How many there are, as readers may see it: below five nothing, the rest to the nearest five. */
function forReaders(count: number): Shown {
	const published = publishCount(count, outsideRule);
	return published.shown ? published.value : null;
}

const settings: readonly string[] = allSettings;

/** The notes of a CSV file. Throws WrongFile with the line. */
function notesIn(path: string): NoteRow[] {
	const table = textTable(fileBytes(path), basename(path));
	const [setting, people, , groups, themes] = ['setting', 'people', 'language', 'groups', 'themes'].map((name) =>
		columnAt(table, name)
	) as [number, number, number, number, number];
	return table.rows.map((row) => {
		if (!settings.includes(cell(row, setting)))
			throw wrong(table, row, 'setting', settings.join(', '), cell(row, setting));
		return {
			people: peopleIn(table, row, cell(row, people)),
			groups: listed(cell(row, groups)),
			themes: listed(cell(row, themes))
		};
	});
}

const cell = (row: TableRow, place: number) => (row.cells[place] ?? '').trim();

const wrong = ({ name: file }: Table, { line }: TableRow, column: string, expected: string, found: string) =>
	wrongAt({ file, line, column }, expected, found === '' ? undefined : short(found));

function peopleIn(table: Table, row: TableRow, text: string): number {
	const people = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (people < 1 || people > 200)
		throw wrong(table, row, 'people', m.sheets_want_whole_between({ least: 1, most: 200 }), text);
	return people;
}

/** What stands in one cell, with semicolons or bars between; each once. */
const listed = (text: string) => [...new Set(text.split(/[;|]/).map((word) => word.trim()))].filter(Boolean);

/** How many of each group are to be heard: `Fathers=15,Under 21=12`. Throws Misuse. */
function aimsIn(text: string): Record<string, number> {
	return Object.fromEntries(
		text.split(',').map((word) => {
			const [, group, aim] = /^(.+)=\s*(\d{1,4})$/.exec(word) ?? [];
			if (!group || !aim) throw new Misuse(unexpected('--aims', m.counting_listening_want_aims(), word));
			return [group.trim(), Number(aim)];
		})
	);
}

/** Sums up notes; `shown` says which counts may be seen. */
export function summaryOf(
	rows: readonly NoteRow[],
	aims: Readonly<Record<string, number>>,
	shown: (count: number) => Shown
): ListeningSummary {
	const peopleOf = (notes: readonly NoteRow[]) => notes.reduce((sum, { people }) => sum + people, 0);
	const named = (of: (row: NoteRow) => string[]) => [...new Set(rows.flatMap(of))].sort();
	const themes = named((row) => row.themes);
	const groups = [...new Set([...named((row) => row.groups), ...Object.keys(aims)])].sort();
	const pairs = themes.flatMap((a, at) => themes.slice(at + 1).map((b) => ({ a, b, both: bothIn(rows, a, b) })));
	return {
		notes: shown(rows.length),
		people: shown(peopleOf(rows)),
		groups: groups.map((group) => {
			const people = peopleOf(rows.filter((row) => row.groups.includes(group)));
			const aim = aims[group] ?? null;
			return { group, aim, people: shown(people), band: bandOf(people, aim ?? Infinity) };
		}),
		themes: themes.map((theme) => {
			const notes = rows.filter((row) => row.themes.includes(theme));
			const heard = new Set(notes.flatMap((row) => row.groups)).size;
			return { theme, notes: shown(notes.length), people: shown(peopleOf(notes)), groups: heard };
		}),
		together: pairs
			.filter(({ both }) => both > 0)
			.sort((one, other) => other.both - one.both)
			.map(({ a, b, both }) => ({ a, b, both: shown(both) }))
	};
}

const bothIn = (rows: readonly NoteRow[], a: string, b: string) =>
	rows.filter(({ themes }) => themes.includes(a) && themes.includes(b)).length;

function inWords({ notes, people, groups, themes, together }: ListeningSummary): string {
	const number = (count: Shown) => count ?? m.counting_listening_few();
	return [
		m.counting_listening_total({ notes: number(notes), people: number(people) }),
		...groups.map(({ group, aim, people: heard, band }) =>
			m.counting_listening_group({
				group,
				people: number(heard),
				aim: aim ?? '–',
				band: m[`coproduction_heard_band_${band}`]()
			})
		),
		...themes.map(({ theme, notes: said, people: by, groups: of }) =>
			m.counting_listening_theme({ theme, notes: number(said), people: number(by), groups: of })
		),
		...together.map(({ a, b, both }) => m.counting_listening_both({ a, b, both: number(both) }))
	].join('\n');
}
