import { m } from '#messages';
import { plainSigns } from '../platform/forms/signs.ts';
import { dayIn, dayOrderOf, type DayOrder } from '../platform/sheets/days.ts';
import { allOrNothing, columnAt, textAt, wrongCell, type Table, type TableRow } from '../platform/sheets/table.ts';
import { states } from '../rooms/programmes/meetings/register/form.ts';
import type { RegisterLine } from '../rooms/programmes/desk/attendance-table/figures.ts';
import type { Dimension } from '../rooms/programmes/desk/attendance-table/form.ts';

const needed = ['session', 'on', 'person', 'state'] as const;
const others = ['programme', 'kind', 'area', 'partner', 'block', 'walkIn', 'cancelled', 'language'] as const;
type Column = (typeof needed)[number] | (typeof others)[number];

/** Reads the lines of registers out of a table. Throws WrongFile for a column that is missing, and at every cell that can't be read. */
export function registerLinesIn(table: Table, by: readonly Dimension[]): RegisterLine[] {
	const wanted = (name: Column) => needed.some((one) => one === name) || by.some((one) => one === name);
	const places = Object.fromEntries(
		[...needed, ...others].map((name) => {
			const found = table.headers.findIndex((header) => plainHeader(header) === name.toLowerCase());
			return [name, found < 0 && wanted(name) ? columnAt(table, name) : found];
		})
	) as Record<Column, number>;
	const order = dayOrderOf(table.rows.map(({ cells }) => cells[places.on] ?? ''));
	return allOrNothing(table, table.rows, (row) => lineOf(table, row, places, order));
}

const plainHeader = (header: string) => header.toLowerCase().replace(/[\s_-]/g, '');

function lineOf(table: Table, row: TableRow, places: Record<Column, number>, order: DayOrder | null): RegisterLine {
	const text = (name: Column) => {
		if (places[name] < 0) return '';
		textAt(table, row, places[name]); // refuses a line that ends before it
		return (row.cells[places[name]] ?? '').trim();
	};
	const session = text('session');
	if (!session) throw wrongCell(table, row, places.session, m.sheets_want_session());
	const [person, walkIn] = [text('person'), yesIn(table, row, places.walkIn, text('walkIn'))];
	const state = stateIn(table, row, places.state, text('state'));
	if (!person && (walkIn || (state !== null && state !== 'left')))
		throw wrongCell(table, row, places.person, m.sheets_want_who());
	return {
		...{ session, person, state, walkIn, on: dayAt(table, row, places.on, text('on'), order) },
		...{
			programme: text('programme'),
			kind: text('kind'),
			area: text('area'),
			partner: text('partner'),
			block: text('block')
		},
		cancelled: yesIn(table, row, places.cancelled, text('cancelled')),
		language: text('language')
	};
}

/** Codes as they are, and as programs write them: no-word, noWord, No word. */
function stateIn(table: Table, row: TableRow, place: number, text: string): RegisterLine['state'] {
	const plain = text
		.replace(/([a-z])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.replace(/[\s_]+/g, '-');
	if (['', 'none', 'open', 'booked'].includes(plain)) return null;
	if (plain === 'left') return 'left';
	const state = states.find((one) => one === plain);
	if (state) return state;
	throw wrongCell(table, row, place, m.sheets_want_state({ states: [...states, 'left', 'none'].join(', ') }));
}

function yesIn(table: Table, row: TableRow, place: number, text: string): boolean {
	const plain = plainSigns(text).toLowerCase();
	if (['yes', 'true', '1', 'y', 'x', 'sí', 'si', 'verdadero'].includes(plain)) return true;
	if (['', 'no', 'false', '0', 'n', 'falso'].includes(plain)) return false;
	throw wrongCell(table, row, place, m.sheets_want_yes_no());
}

function dayAt(table: Table, row: TableRow, place: number, text: string, order: DayOrder | null): string {
	const [day, other] = [dayIn(text, order ?? 'day-first'), dayIn(text, order ?? 'month-first')];
	if (day && day === other) return day;
	throw wrongCell(table, row, place, day && other ? m.sheets_want_clear_day() : m.sheets_want_day());
}
