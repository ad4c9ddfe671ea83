import { bootstrapInterval, cohensKappa, fleissKappa, krippendorffAlpha } from '@kith/small-statistics';
import type { Code, MeasurementLevel, Ratings, Result } from '@kith/small-statistics';
import { doubtfulNumbers } from '../platform/sheets/missing.ts';
import { unlikeSpellings } from '../platform/sheets/spellings.ts';
import { numbersIn, textAt, wrongCell, type Table } from '../platform/sheets/table.ts';
import { WrongFile, wrongAt } from '../platform/sheets/wrong-file.ts';
import { m } from '#messages';

/** How well the coders of a file agree; null where a figure is not defined, or there are not two coders exactly. */
export interface Agreement {
	readonly kappa: number | null;
	readonly fleiss: number | null;
	readonly alpha: number | null;
	readonly kappaCi95: [number, number] | null;
	readonly fleissCi95: [number, number] | null;
	readonly alphaCi95: [number, number] | null;
	readonly units: number;
	readonly coders: number;
	/** With it the intervals can be made again: they come from resampling the units. */
	readonly seed: number;
}

const seed = 20261121;

/** Whether codes that differ only in capitals or blanks are one code, or are meant as they are written. */
export type Spellings = 'same' | 'apart';

/**
 * Reads a table with one row a unit and one column a coder. Throws `WrongFile` for one that has no two coders, and, unless
 * `spellings` says what is meant, for codes that differ only in capitals or blanks and for numbers that may stand for none.
 */
export function agreementIn(table: Table, level: MeasurementLevel, spellings?: Spellings): Agreement {
	demandCoders(table);
	const columns = table.headers.map((_, place) => codesAt(table, place, level));
	if (spellings !== 'apart') demandSure(table, columns);
	const ratings = sameSpelling(
		table.rows.map((_, at) => columns.map((codes) => codes[at] ?? null)),
		table,
		spellings
	);
	const coders = table.headers.length;
	const kappa = coders === 2 ? figures(ratings, cohensKappa) : { value: null, ci95: null };
	const fleiss = figures(ratings, fleissKappa);
	const alpha = figures(ratings, (units) => krippendorffAlpha(units, level));
	return {
		kappa: kappa.value,
		fleiss: fleiss.value,
		alpha: alpha.value,
		kappaCi95: kappa.ci95,
		fleissCi95: fleiss.ci95,
		alphaCi95: alpha.ci95,
		units: ratings.length,
		coders,
		seed
	};
}

function demandCoders({ name, headerLine, headers }: Table): void {
	const place = { file: name, line: headerLine };
	if (headers.length < 2) throw wrongAt(place, m.sheets_want_coders(), String(headers.length));
	const unnamed = headers.indexOf('');
	if (unnamed >= 0) throw wrongAt({ ...place, column: String(unnamed + 1) }, m.sheets_want_coder(), '""');
}

/** Throws `WrongFile` that names each number among smaller ones that may stand for "no code". */
function demandSure(table: Table, columns: readonly (readonly (Code | null)[])[]): void {
	const codes = columns.flat().flatMap((code) => (code === null ? [] : Number(code)));
	if (!codes.every(Number.isFinite)) return;
	const doubtful = doubtfulNumbers(codes);
	const others = codes.filter((code) => !doubtful.has(code));
	const expected = m.sheets_want_code({ least: Math.min(...others), most: Math.max(...others) });
	const problems = table.rows.flatMap((row, at) =>
		columns.flatMap((column, place) =>
			doubtful.has(Number(column[at] ?? NaN)) ? wrongCell(table, row, place, expected).problems : []
		)
	);
	if (problems.length) throw new WrongFile(table.name, problems);
}

function codesAt(table: Table, place: number, level: MeasurementLevel): (Code | null)[] {
	return level === 'nominal' ? table.rows.map((row) => textAt(table, row, place)) : numbersIn(table, place);
}

function sameSpelling(ratings: (Code | null)[][], { name }: Table, spellings?: Spellings): (Code | null)[][] {
	if (spellings === 'apart') return ratings;
	const unlike = unlikeSpellings(ratings.flat().filter((code) => typeof code === 'string'));
	if (unlike.length && !spellings)
		throw wrongAt(
			{ file: name },
			m.sheets_want_spelling(),
			unlike.map((group) => group.map((code) => JSON.stringify(code)).join(' · ')).join('; ')
		);
	const first = new Map(unlike.flatMap((group) => group.map((code) => [code, group[0] ?? code] as const)));
	return ratings.map((unit) => unit.map((code) => (typeof code === 'string' ? (first.get(code) ?? code) : code)));
}

function figures(ratings: Ratings, statistic: (units: Ratings) => Result<{ value: number }>) {
	const whole = statistic(ratings);
	const again = bootstrapInterval(ratings, statistic, { seed });
	const ci95: [number, number] | null = again.defined ? [again.interval.lower, again.interval.upper] : null;
	return { value: whole.defined ? whole.value : null, ci95 };
}

/** The same for people. */
export function agreementInWords(agreement: Agreement, level: MeasurementLevel): string {
	const { kappa, fleiss, alpha, units, coders } = agreement;
	const line = (name: string, value: number | null, ci95: [number, number] | null) => {
		if (value === null) return `${name.padEnd(24)}${m.sheets_stats_undefined()}\n`;
		const [lower = '', upper = ''] = (ci95 ?? []).map((limit) => limit.toFixed(3));
		const interval = ci95 ? `, ${m.sheets_stats_interval({ lower, upper })}` : '';
		return `${name.padEnd(24)}${value.toFixed(3)}${interval}\n`;
	};
	return [
		`${m.sheets_stats_units({ units, coders })}\n\n`,
		coders === 2 ? line(m.sheets_stats_kappa_cohen(), kappa, agreement.kappaCi95) : '',
		line(m.sheets_stats_kappa_fleiss(), fleiss, agreement.fleissCi95),
		line(m.sheets_stats_alpha_name(), alpha, agreement.alphaCi95),
		`\n${m.sheets_stats_alpha({ level })}\n`,
		`${m.sheets_stats_resamples({ seed: agreement.seed })}\n`
	].join('');
}
