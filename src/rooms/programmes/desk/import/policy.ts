import * as v from 'valibot';
import { m } from '#messages';
import { called } from '#rooms/people/person/form.ts';
import { readEmail } from '#platform/forms/email.ts';
import { digitsOfPhone, onePhone } from '#platform/forms/phone.ts';
import { nameKey } from '#platform/forms/signs.ts';
import { languageNames, languages, type Language } from '#platform/i18n/language-list.ts';
import { dayIn, dayOrderOf, type DayOrder } from '#platform/sheets/days.ts';
import { isNoAnswer } from '#platform/sheets/missing.ts';
import { columnAt, type Table, type TableRow } from '#platform/sheets/table.ts';
import { guessedColumns, needed, stateSaid, type ImportKind } from './form.ts';

/** What would become of one row: somebody or something new, the same as an earlier row, or wrong at a column. */
export interface ImportedRow {
	/** Counts the rows below the header from 1; `line` is where it stands in the file. */
	n: number;
	line: number;
	act: 'new' | 'same' | 'wrong';
	/** The column at which it is wrong, or by which it is the same, as the header has it. */
	at?: string;
	why?: string;
}

/** What would come of a table, before anything is kept. It is carried out whole or not at all: `ready` once nothing is wrong. */
export interface ImportCheck {
	columns: { column: string; as: string | null }[];
	rows: ImportedRow[];
	plan: { new: number; same: number; wrong: number; ready: boolean };
}

/** Something about one cell that keeps its row from being brought in. */
interface Wrong {
	field: string;
	why: string;
}
type Cells = Readonly<Record<string, string>>;
/** By what a row is told from others, with the field to be named and whoever else bears it. */
interface Mark {
	field: string;
	key: string;
	name: string;
}

/** How to reach somebody, in the one form in which it is kept. */
export interface ReadWays {
	email: string | null;
	phone: string | null;
}

/** A row with what stands in it, by what its columns hold. */
export interface ReadRow extends ImportedRow {
	cells: Cells;
	ways: ReadWays;
}

/** How a table is to be understood: what each column holds, and which comes first in 3/4/2027, where somebody said so. */
export interface SaidOfImport {
	columns?: ReadonlyMap<string, string>;
	order?: DayOrder;
}

/** A table as it is understood: what each column holds, in which order days are written, and what becomes of each row by itself. */
export interface ReadImport {
	columns: ReadonlyMap<string, string>;
	order: DayOrder | null;
	rows: ReadRow[];
}

/** Looks at every row of a table as if it were brought in. Throws WrongFile where a column that it can't do without is missing. */
export function checkImport(table: Table, kind: ImportKind, zone: string): ImportCheck {
	const { columns, rows: read } = readImport(table, kind, zone);
	const rows = read.map(withoutCells);
	return {
		columns: table.headers.map((column) => ({ column, as: columns.get(column) ?? null })),
		rows,
		plan: planOf(rows)
	};
}

/** A row as it is shown. */
export function withoutCells({ cells: _, ways: __, ...row }: ReadRow): ImportedRow {
	return row;
}

/** Counts what would come of rows. */
export function planOf(rows: readonly Pick<ImportedRow, 'act'>[]): ImportCheck['plan'] {
	const count = (act: ImportedRow['act']) => rows.filter((row) => row.act === act).length;
	return { new: count('new'), same: count('same'), wrong: count('wrong'), ready: count('wrong') === 0 };
}

/** Reads every row of a table, each told from those before it. Throws WrongFile where a column that it can't do without is missing. */
export function readImport(table: Table, kind: ImportKind, zone: string, said: SaidOfImport = {}): ReadImport {
	const columns = said.columns ?? guessedColumns(table.headers, kind);
	const headerOf = new Map([...columns].map(([header, field]) => [field, header]));
	for (const field of needed[kind]) if (!headerOf.has(field)) columnAt(table, field);
	const places = [...columns].map(([header, field]) => [field, table.headers.indexOf(header)] as const);
	const cellsOf = (row: TableRow): Cells =>
		Object.fromEntries(places.map(([field, place]) => [field, saidIn(row.cells[place] ?? '', field)]));
	const order = said.order ?? dayOrderOf(table.rows.map((row) => cellsOf(row).on ?? ''));
	const seen = new Map<string, { n: number; name: string }>();
	const rows = table.rows.map((row, place): ReadRow => {
		const [n, cells] = [place + 1, cellsOf(row)];
		const ways = waysOf(cells, zone);
		const read = { n, line: row.line, cells, ways };
		const named = (field: string, why: string) => ({ at: headerOf.get(field) ?? field, why });
		const wrong = kind === 'people' ? wrongPerson(cells) : wrongLine(cells, order);
		if (wrong) return { ...read, act: 'wrong', ...named(wrong.field, wrong.why) };
		const marks = kind === 'people' ? marksOfPerson(cells, ways) : marksOfLine(cells, order);
		const twin = marks.find(({ key }) => seen.has(key));
		const before = twin && seen.get(twin.key);
		for (const { key, name } of marks) if (!seen.has(key)) seen.set(key, { n, name });
		if (!twin || !before) return { ...read, act: 'new' };
		if (before.name === twin.name)
			return { ...read, act: 'same', ...named(twin.field, m.programmes_import_same({ n: before.n })) };
		return { ...read, act: 'wrong', ...named(twin.field, m.programmes_import_other_name({ n: before.n })) };
	});
	return { columns, order, rows };
}

const saysNothing = new Set(['email', 'phone', 'language', 'area']);

/** What a cell says: a dash or "N/A" is no address, number or language, while "Na" is somebody's name. */
function saidIn(cell: string, field: string): string {
	return saysNothing.has(field) && isNoAnswer(cell) ? '' : cell.trim();
}

function wrongPerson({ called: name = '', email = '', phone = '', language = '' }: Cells): Wrong | undefined {
	const read = v.safeParse(called, name);
	if (!read.success) return { field: 'called', why: read.issues[0].message };
	const address = email ? readEmail(email) : undefined;
	if (address && 'wrong' in address) return { field: 'email', why: address.wrong };
	if (phone && !digitsOfPhone(phone)) return { field: 'phone', why: m.people_phone_wrong() };
	if (language && !languageSaid(language)) return { field: 'language', why: m.programmes_import_language() };
	return undefined;
}

/** What each language is called: its code, and its name in its own words, in English and in Spanish. */
const languageCalled: ReadonlyMap<string, Language> = new Map(
	['en', 'es'].flatMap((of) => {
		const names = new Intl.DisplayNames(of, { type: 'language' });
		return languages.flatMap((language) =>
			[language, languageNames[language], names.of(language) ?? ''].map((name) => [nameKey(name), language] as const)
		);
	})
);

/** A language by its code or by its name, in its own words, in English or in Spanish. */
export function languageSaid(text: string): Language | undefined {
	return languageCalled.get(nameKey(text));
}

/** The ways to reach somebody in the one form in which they are kept. */
function waysOf({ email = '', phone = '' }: Cells, zone: string): ReadWays {
	const address = email ? readEmail(email) : undefined;
	return {
		email: address && 'address' in address ? address.address : null,
		phone: phone ? onePhone(phone, zone) : null
	};
}

/** The same address or the same number is the same person, where the name begins alike; with neither, nobody can tell. */
function marksOfPerson({ called: name = '' }: Cells, { email, phone }: ReadWays): Mark[] {
	const first = nameKey(name).split(' ')[0] ?? '';
	return [
		...(email ? [{ field: 'email', key: `email ${email}`, name: first }] : []),
		...(phone ? [{ field: 'phone', key: `phone ${phone}`, name: first }] : [])
	];
}

function wrongLine({ person = '', on = '', state = '' }: Cells, order: DayOrder | null): Wrong | undefined {
	if (!person) return { field: 'person', why: m.programmes_import_who() };
	const [day, other] = [dayIn(on, order ?? 'day-first'), dayIn(on, order ?? 'month-first')];
	if (!day) return { field: 'on', why: m.programmes_import_day() };
	if (day !== other) return { field: 'on', why: m.programmes_import_two_days() };
	return stateSaid(state) === undefined ? { field: 'state', why: m.programmes_import_state() } : undefined;
}

function marksOfLine(
	{ person = '', on = '', session = '', programme = '', state = '' }: Cells,
	order: DayOrder | null
): Mark[] {
	const key = JSON.stringify([nameKey(programme), nameKey(session), dayIn(on, order ?? 'day-first'), nameKey(person)]);
	return [{ field: 'person', key, name: stateSaid(state) ?? '' }];
}
