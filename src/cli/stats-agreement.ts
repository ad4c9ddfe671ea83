import { bootstrapInterval, cohensKappa, fleissKappa, krippendorffAlpha } from '@kith/small-statistics';
import type { Code, MeasurementLevel, Ratings, Result } from '@kith/small-statistics';
import { numberAt, readCsv, textAt, WrongFile } from '../platform/csv/read.ts';
import type { CsvFile, CsvRow } from '../platform/csv/read.ts';

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

/** Reads a file with one row a unit and one column a coder. Throws `WrongFile` for a file that has no two coders. */
export function agreementIn(path: string, level: MeasurementLevel): Agreement {
	const file = readCsv(path);
	demandCoders(file);
	const ratings = file.rows.map((row) => file.headers.map((_, place) => codeAt(file, row, place, level)));
	const coders = file.headers.length;
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

function demandCoders({ name, headerLine, headers }: CsvFile): void {
	const place = { file: name, line: headerLine };
	if (headers.length < 2) throw new WrongFile(place, 'two columns or more, one a coder', String(headers.length));
	const unnamed = headers.indexOf('');
	if (unnamed >= 0) throw new WrongFile({ ...place, column: String(unnamed + 1) }, 'the name of a coder', '""');
}

function codeAt(file: CsvFile, row: CsvRow, place: number, level: MeasurementLevel): Code | null {
	return level === 'nominal' ? textAt(row, place) : numberAt(file, row, place);
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
		if (value === null) return `${name.padEnd(24)}not defined\n`;
		const interval = ci95 ? `, 95 % interval ${ci95.map((limit) => limit.toFixed(3)).join(' to ')}` : '';
		return `${name.padEnd(24)}${value.toFixed(3)}${interval}\n`;
	};
	return [
		`${units} units, ${coders} coders. 1 is complete agreement, 0 what chance would give.\n\n`,
		coders === 2 ? line("Cohen's kappa", kappa, agreement.kappaCi95) : '',
		line("Fleiss' kappa", fleiss, agreement.fleissCi95),
		line(`Krippendorff's alpha`, alpha, agreement.alphaCi95),
		`\nAlpha is for ${level} codes and uses units that some coders left out; kappa leaves those units out.\n`,
		`The intervals come from 2000 resamples of the units (seed ${agreement.seed}).\n`
	].join('');
}
