import { fullDate } from '#platform/i18n/dates.ts';
import { dayIn } from '#platform/sheets/days.ts';
import type { ReadTable } from '#platform/sheets/read.ts';
import { m } from '#messages';
import type { Columns } from './columns.ts';
import type { SheetQuestion, Understanding } from './read.ts';
import type { SheetProblem } from '#platform/sheets/wrong-file.ts';

const some = 8;

/** How a sheet is understood, in sentences for whoever brings it in. */
export function sentencesOfSheet(table: ReadTable, understood: Understanding | null): string[] {
	const { encoding, separator, sheet } = table.understood;
	return [
		sheet === undefined
			? m.evaluation_imports_say_text({ separator: separatorWords(separator), encoding: encoding ?? '' })
			: m.evaluation_imports_say_sheet({ sheet }),
		m.evaluation_imports_say_header({ line: table.headerLine, columns: table.headers.length }),
		...(table.titleLines.length
			? [m.evaluation_imports_say_titles({ lines: listed(table.titleLines.map(String)) })]
			: []),
		...(table.blankColumns ? [m.evaluation_imports_say_blank({ count: table.blankColumns })] : []),
		...(understood ? sentencesOfAnswers(understood) : [])
	];
}

function sentencesOfAnswers({ lines, people, noAnswer, days, labels, onlyOnce, asks }: Understanding): string[] {
	const blank = noAnswer.filter(({ word }) => word === '').reduce((sum, { cells }) => sum + cells, 0);
	const words = noAnswer.filter(({ word }) => word !== '').map(({ word, cells }) => `“${word}” (${cells})`);
	const coded = labels.filter(({ value }) => value !== null).map(({ label, value }) => `“${label}” = ${value}`);
	return [
		m.evaluation_imports_say_lines({ lines, people }),
		...(words.length ? [m.evaluation_imports_say_no_answer({ words: listed(words) })] : []),
		...(blank ? [m.evaluation_imports_say_empty({ count: blank })] : []),
		...(coded.length ? [m.evaluation_imports_say_labels({ labels: listed(coded) })] : []),
		...(days ? sentencesOfDays(days) : []),
		...(onlyOnce && !asks.includes('people') ? [m.evaluation_imports_say_only_once()] : [])
	];
}

function sentencesOfDays({ read, odd }: NonNullable<Understanding['days']>): string[] {
	const words = odd.map(({ line, found }) => m.evaluation_imports_say_odd_day({ line, found }));
	return [
		...(read ? [m.evaluation_imports_say_days({ count: read })] : []),
		...(odd.length ? [m.evaluation_imports_say_odd_days({ days: listed(words) })] : [])
	];
}

/** How the first day that could be two is understood: "03/04/2027 is 3 April 2027". */
export function unclearDay(table: ReadTable, column: string | undefined, order: 'day-first' | 'month-first'): string {
	const place = table.headers.indexOf(column ?? '');
	const cell = table.rows
		.map((row) => row.cells[place] ?? '')
		.find((each) => dayIn(each, 'day-first') !== dayIn(each, 'month-first'));
	const day = cell && dayIn(cell, order);
	return day ? m.evaluation_imports_say_day({ written: cell, day: fullDate(new Date(`${day}T12:00:00Z`), 'UTC') }) : '';
}

function separatorWords(separator = ','): string {
	if (separator === ';') return m.evaluation_imports_semicolons();
	if (separator === '\t') return m.evaluation_imports_tabs();
	return separator === '|' ? m.evaluation_imports_bars() : m.evaluation_imports_commas();
}

function listed(words: readonly string[]): string {
	const more = words.length > some ? m.sheets_and_more({ more: words.length - some }) : '';
	return [words.slice(0, some).join(', '), more].filter(Boolean).join(' ');
}

/** What has to be said first, as the command line tells it. */
export function questionsOf(understood: Understanding, columns: Columns): SheetProblem[] {
	return understood.asks.map((ask) => ({ ...placeOf(ask, understood, columns), ...questionIn(ask, understood) }));
}

/** Where a question arises, if it arises at one line. */
function placeOf(ask: SheetQuestion, { waves }: Understanding, { wave }: Columns) {
	const first = ask === 'waves' ? waves.find(({ means }) => !means)?.first : undefined;
	return { line: first ?? null, column: first && wave ? wave : null };
}

function questionIn(ask: SheetQuestion, { waves, labels, alike, again }: Understanding) {
	const quoted = (words: readonly string[]) => words.map((word) => JSON.stringify(word)).join(', ');
	const unknown = (all: readonly { word: string; known: boolean }[]) =>
		quoted(all.filter(({ known }) => !known).map(({ word }) => word));
	if (ask === 'waves')
		return {
			expected: m.evaluation_imports_ask_waves(),
			found: unknown(waves.map(({ word, means }) => ({ word, known: means !== null })))
		};
	if (ask === 'labels')
		return {
			expected: m.evaluation_imports_ask_labels(),
			found: unknown(labels.map(({ label, value }) => ({ word: label, known: value !== null })))
		};
	if (ask === 'people') return { expected: m.evaluation_imports_ask_people(), found: alike.map(quoted).join('; ') };
	if (ask === 'cohorts') return { expected: m.evaluation_imports_ask_cohorts(), found: quoted(again.slice(0, 10)) };
	return { expected: m.evaluation_imports_ask_answers(), found: null };
}
