import { plainSigns } from '../forms/signs.ts';

/** Whether 3/4 is the third of April or the fourth of March. */
export type DayOrder = 'day-first' | 'month-first';

const months = [
	['jan', 'ene'],
	['feb'],
	['mar'],
	['apr', 'abr'],
	['may'],
	['jun'],
	['jul'],
	['aug', 'ago'],
	['sep', 'set'],
	['oct'],
	['nov'],
	['dec', 'dic']
];

/**
 * The order in which the days of a column are written, by those of which one part is more than twelve; `null` where none
 * tells, or some tell one and some the other.
 */
export function dayOrderOf(cells: readonly string[]): DayOrder | null {
	const parts = cells.map((cell) => /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(plainSigns(cell)));
	const dayFirst = parts.some((part) => Number(part?.[1]) > 12);
	const monthFirst = parts.some((part) => Number(part?.[2]) > 12);
	if (dayFirst === monthFirst) return null;
	return dayFirst ? 'day-first' : 'month-first';
}

/**
 * A day as people and programs write it, as "2027-01-26": 26/01/27, 26.1.2027, 26-Jan-27, 26 January 2027, 26 de enero de 2027,
 * 20270126, 2027-01-26T10:15:00Z, or the number by which Excel knows it. Null where it is none that there is.
 */
export function dayIn(cell: string, order: DayOrder): string | null {
	const text = plainSigns(cell)
		.toLowerCase()
		.replace(/ \([^)]*\)$|\.$/, '')
		.replace(/(?<=\d) ?([/.-]) ?(?=\d)/g, '$1')
		.replace(/^\p{L}+\.?,? (?=\d{1,2}[/.-]\d)/u, '');
	if (/^\d{5}(\.\d+)?$/.test(text))
		return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))).toISOString().slice(0, 10);
	const day = text.replace(
		/[t ,]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(z|[+-]\d{2}:?\d{2}|(gmt|utc)\S*)?$/,
		''
	);
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(day);
	if (iso) return made(iso[1], Number(iso[2]), iso[3]);
	const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(day);
	if (numbers)
		return order === 'day-first'
			? made(numbers[3], Number(numbers[2]), numbers[1])
			: made(numbers[3], Number(numbers[1]), numbers[2]);
	const named =
		/^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?:de |of )?(\p{L}{3,})\.?,?[\s./-]*(?:de |del )?(\d{4}|\d{2})$/u.exec(
			day
		);
	if (named) return made(named[3], monthOf(named[2]), named[1]);
	const american = /^(?:\p{L}+,? )?(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(day);
	return american ? made(american[3], monthOf(american[1]), american[2]) : null;
}

const monthOf = (name = '') => months.findIndex((starts) => starts.some((start) => name.startsWith(start))) + 1;

function made(year = '', month: number, day = ''): string | null {
	const whole = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
	const at = new Date(Date.UTC(whole, month - 1, Number(day)));
	const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day) && whole > 1900;
	return isThere ? at.toISOString().slice(0, 10) : null;
}
