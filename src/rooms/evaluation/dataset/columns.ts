import { columnAt, type Table } from '#platform/sheets/table.ts';

/** Which column of a spreadsheet holds what; every name is as the header has it. */
export interface Columns {
	participant: string;
	wave: string;
	/** Left out where the sheet holds one cohort. */
	cohort?: string;
	language?: string;
	answeredOn?: string;
	/** The columns of items 1, 2, 3 … in order. */
	items: string[];
}

const usual = {
	participant: ['participant', 'id', 'participant_id', 'code', 'pseudonym', 'participante', 'código'],
	wave: ['wave', 'time', 'timepoint', 'moment', 'ola', 'momento'],
	cohort: ['cohort', 'group', 'course', 'cohorte', 'grupo', 'curso'],
	language: ['language', 'lang', 'idioma', 'lengua'],
	answeredOn: ['answered_on', 'date', 'answered on', 'fecha']
};

/** What can be read off the header itself; what can't is left out, for a person to say. */
export function guessColumns(headers: readonly string[], items: number): Partial<Columns> {
	const find = (names: readonly string[]) => headers.find((header) => names.includes(header.trim().toLowerCase()));
	const found = Array.from({ length: items }, (_, index) => headers.find((header) => itemNumber(header) === index + 1));
	const whole = found.every((header) => header !== undefined);
	return {
		participant: find(usual.participant),
		wave: find(usual.wave),
		cohort: find(usual.cohort),
		language: find(usual.language),
		answeredOn: find(usual.answeredOn),
		...(whole ? { items: found } : {})
	};
}

/** "item3", "Q03", "ítem_3", "3" → 3. */
function itemNumber(header: string): number | undefined {
	const match = /^(?:item|ítem|question|pregunta|q|p|i)?[\s_.-]*0*(\d{1,3})$/i.exec(header.trim());
	return match ? Number(match[1]) : undefined;
}

/** Whether nothing is left to say. */
export function isWhole(columns: Partial<Columns>): columns is Columns {
	return Boolean(columns.participant && columns.wave && columns.items?.length);
}

/** The place of each column in a row. Throws WrongFile for a column that is not there. */
export function placesOf(file: Table, columns: Columns) {
	const maybe = (column?: string) => (column ? columnAt(file, column) : null);
	return {
		participant: columnAt(file, columns.participant),
		wave: columnAt(file, columns.wave),
		cohort: maybe(columns.cohort),
		language: maybe(columns.language),
		answeredOn: maybe(columns.answeredOn),
		items: columns.items.map((column) => columnAt(file, column))
	};
}
