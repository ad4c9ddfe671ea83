import {
	configure,
	definitionOf,
	fromCommonScale,
	markOf,
	score,
	shortFormAnswers,
	withVariant,
	type Answers,
	type MeasureDefinition,
	type Reason,
	type ScoreResult
} from '@kith/measures';
import { m } from '#messages';
import type { Table } from '../platform/sheets/table.ts';
import { whyNot } from './score-reasons.ts';
import { readRows, type AnswerRow, type SheetColumns } from './measures-rows.ts';

/** How a file is to be scored, where that is not the plain way. */
export interface Wanted {
	readonly method?: string;
	readonly variant?: string;
	readonly cutoff?: number;
	readonly commonScale?: boolean;
}

/** One row of a scored file. `missing` and `risk` (answers that are a risk) are item numbers of the file. */
export interface ScoredRow {
	readonly participant: string;
	readonly wave: string;
	readonly score: number | null;
	readonly reason: string | null;
	readonly missing: readonly number[];
	readonly risk: readonly number[];
	readonly subscales?: Readonly<Record<string, number | null>>;
	readonly method: string;
	readonly version: string;
	/** Figures behind this score that were not fully checked, each with its mark. */
	readonly unconfirmed: readonly string[];
}

/** Scores every row of a file, in its order. Throws `WrongFile` naming every cell that does not fit: all or nothing. */
export function scoreFile(measure: MeasureDefinition, file: Table, wanted: Wanted = {}): ScoredRow[] {
	const columns = itemColumns(file);
	const varied = wanted.variant === undefined ? measure : withVariant(measure, wanted.variant);
	const long = longForm(varied, columns);
	const definition = long ? varied : sized(varied, columns);
	const options = { method: wanted.method, cutoff: wanted.cutoff };
	score(definition, {}, options); // an unknown method is a fault of the request, also for a file without rows
	return readRows(file, long ?? definition, columns).map(({ participant, wave, answers, concerns }) => {
		const own = long ? shortFormAnswers(definition, long.id, answers) : answers;
		const stored: Answers = wanted.commonScale ? fromCommonScale(definition, own) : own;
		const result = score(definition, stored, { ...options, concerns });
		const numberInFile = inFile(long ? definition : undefined);
		return scoredRow({ participant, wave, concerns }, result, numberInFile);
	});
}

/** The scores as lines to read: risk first and apart, then a line a row, then what was not fully checked. */
export function scoresInWords(rows: readonly ScoredRow[]): string {
	const risks = rows.filter((row) => row.risk.length > 0);
	const lines = rows.map((row) => [row.participant, row.wave, row.score ?? '-', said(row)].join('\t').trimEnd());
	const unconfirmed = [...new Set(rows.flatMap((row) => row.unconfirmed))];
	return [
		...risks.map(
			(row) =>
				`${m.shell_score_risk()}\t${row.participant}\t${row.wave}\t${m.shell_score_item({ items: row.risk.join(', ') })}`
		),
		m.shell_score_head(),
		...lines,
		...unconfirmed.map((figure) => m.shell_score_unchecked({ figure }))
	]
		.map((line) => `${line}\n`)
		.join('');
}

function said(row: ScoredRow): string {
	const parts = Object.entries(row.subscales ?? {}).map(([id, value]) => `${id} ${value ?? '-'}`);
	const filled =
		row.score !== null && row.missing.length > 0 ? m.shell_score_filled({ items: row.missing.join(', ') }) : '';
	return [row.reason ?? '', filled, parts.join(', ')].filter((text) => text !== '').join('; ');
}

function itemColumns(file: Table): SheetColumns {
	const places = new Map<number, number>();
	const concerns = new Map<number, number>();
	file.headers.forEach((header, place) => {
		const [, kind, number] = /^(item|concern)([1-9]\d*)$/.exec(header) ?? [];
		if (kind === 'item') places.set(Number(number), place);
		if (kind === 'concern') concerns.set(Number(number), place);
	});
	return { items: places, concerns };
}

/** The long form, when this is its short form and the file holds exactly the long form's items. */
function longForm(definition: MeasureDefinition, columns: SheetColumns): MeasureDefinition | undefined {
	const long = definition.itemsOf && definitionOf(definition.itemsOf.value.measure);
	return long?.items.length === columns.items.size && long.items.every((item) => columns.items.has(item.number))
		? long
		: undefined;
}

/** A measure that leaves its length open takes it from the file. */
function sized(definition: MeasureDefinition, columns: SheetColumns): MeasureDefinition {
	const items = columns.items.size;
	if (!definition.settings.includes('items') || items === 0 || items === definition.items.length) return definition;
	return configure(definition, { items });
}

function inFile(short: MeasureDefinition | undefined): (item: number) => number {
	return (item) => short?.itemsOf?.value.items[item - 1] ?? item;
}

function scoredRow(
	{ participant, wave, concerns = [] }: Pick<AnswerRow, 'participant' | 'wave'> & { concerns?: readonly number[] },
	result: ScoreResult,
	numberInFile: (item: number) => number
): ScoredRow {
	const flagged = result.risk.filter((finding) => finding.state === 'flagged');
	const parts = Object.fromEntries(result.subscales.map((part) => [part.id, part.score]));
	return {
		participant,
		wave,
		score: result.kind === 'total' ? result.total : null,
		reason: reasonOf(result, numberInFile),
		missing: result.missing.map(numberInFile),
		risk: flagged.flatMap(({ item }) => (item === null ? concerns : [numberInFile(item)])),
		...(result.subscales.length > 0 ? { subscales: parts } : {}),
		method: result.method,
		version: result.version,
		unconfirmed: result.unconfirmed.map((figure) => `${figure.figure} ${markOf(figure)}`)
	};
}

function reasonOf(result: ScoreResult, numberInFile: (item: number) => number): string | null {
	if (result.kind === 'total') return null;
	const reasons: readonly Reason[] = result.kind === 'parts' ? [result.reason] : result.reasons;
	const inTheFile = (reason: Reason): Reason =>
		reason.code === 'missing-items' ? { ...reason, items: reason.items.map(numberInFile) } : reason;
	return reasons.map((reason) => whyNot(inTheFile(reason))).join('; ');
}
