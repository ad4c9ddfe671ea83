import * as v from 'valibot';
import { m } from '#messages';
import { called } from '#rooms/people/person/form.ts';
import { readEmail } from '#platform/forms/email.ts';
import { digitsOfPhone, onePhone } from '#platform/forms/phone.ts';
import { nameKey } from '#platform/forms/signs.ts';
import { isLanguage, languageNames, languages } from '#platform/i18n/language-list.ts';
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

/** Looks at every row of a table as if it were brought in. Throws WrongFile where a column that it can't do without is missing. */
export function checkImport(table: Table, kind: ImportKind, zone: string): ImportCheck {
	const columns = guessedColumns(table.headers, kind);
	const headerOf = new Map([...columns].map(([header, field]) => [field, header]));
	for (const field of needed[kind]) if (!headerOf.has(field)) columnAt(table, field);
	const cellsOf = (row: TableRow): Cells =>
		Object.fromEntries(
			[...columns].map(([header, field]) => [field, saidIn(row.cells[table.headers.indexOf(header)] ?? '', field)])
		);
	const order = dayOrderOf(table.rows.map((row) => cellsOf(row).on ?? ''));
	const seen = new Map<string, { n: number; name: string }>();
	const rows = table.rows.map(({ line, ...row }, place): ImportedRow => {
		const [n, cells] = [place + 1, cellsOf({ line, ...row })];
		const named = (field: string, why: string) => ({ at: headerOf.get(field) ?? field, why });
		const wrong = kind === 'people' ? wrongPerson(cells) : wrongLine(cells, order);
		if (wrong) return { n, line, act: 'wrong', ...named(wrong.field, wrong.why) };
		const marks = kind === 'people' ? marksOfPerson(cells, zone) : marksOfLine(cells, order);
		const twin = marks.find(({ key }) => seen.has(key));
		const before = twin && seen.get(twin.key);
		for (const { key, name } of marks) if (!seen.has(key)) seen.set(key, { n, name });
		if (!twin || !before) return { n, line, act: 'new' };
		if (before.name === twin.name)
			return { n, line, act: 'same', ...named(twin.field, m.programmes_import_same({ n: before.n })) };
		return { n, line, act: 'wrong', ...named(twin.field, m.programmes_import_other_name({ n: before.n })) };
	});
	const count = (act: ImportedRow['act']) => rows.filter((row) => row.act === act).length;
	const plan = { new: count('new'), same: count('same'), wrong: count('wrong'), ready: count('wrong') === 0 };
	return { columns: table.headers.map((column) => ({ column, as: columns.get(column) ?? null })), rows, plan };
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
	if (language && !isSpoken(language)) return { field: 'language', why: m.programmes_import_language() };
	return undefined;
}

/** A language by its code or by its name, in its own words, in English or in Spanish. */
function isSpoken(text: string): boolean {
	const key = nameKey(text);
	if (isLanguage(key)) return true;
	return languages.some((language) =>
		[
			languageNames[language],
			...['en', 'es'].map((of) => new Intl.DisplayNames(of, { type: 'language' }).of(language) ?? '')
		].some((name) => nameKey(name) === key)
	);
}

/** The same address or the same number is the same person, where the name begins alike; with neither, nobody can tell. */
function marksOfPerson({ called: name = '', email = '', phone = '' }: Cells, zone: string): Mark[] {
	const first = nameKey(name).split(' ')[0] ?? '';
	const address = email ? readEmail(email) : undefined;
	return [
		...(address && 'address' in address ? [{ field: 'email', key: `email ${address.address}`, name: first }] : []),
		...(phone ? [{ field: 'phone', key: `phone ${onePhone(phone, zone)}`, name: first }] : [])
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
