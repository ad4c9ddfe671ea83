import { publishCount, publishShare } from '@kith/small-statistics';
import { permille } from '#rooms/evaluation/telling/support-map/figures.ts';
import { readersRule } from '#rooms/evaluation/change/summary.ts';
import { m } from '#messages';
import { allOrNothing, columnAt, numberAt, wrongCell, type Table } from '../platform/sheets/table.ts';
import { wrongAt } from '../platform/sheets/wrong-file.ts';
import { wordsAt } from './cells.ts';
import { answer, type Out } from './out.ts';
import { countOf } from './read.ts';
import { tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	base?: string;
	readers?: true;
	json: boolean;
}

interface NeedRow {
	line: number;
	need: string;
	parents: number;
	/** The share that the file prints, in percent. */
	printed: number | null;
}

/** Sums up which needs how many parents named, with shares of all who were asked; a printed share that does not follow is a warning. */
export async function evaluateNeeds({ file, base, readers, json, ...said }: Asked, out: Out): Promise<number> {
	const table = await tableFor(file, said);
	const asked = base === undefined ? baseIn(table) : countOf('base', base);
	const rows = needsIn(table, asked);
	const shown = (count: number) => (!readers || publishShare(count, asked, readersRule).shown ? count : null);
	const needs = rows.map(({ need, parents }) => {
		const count = shown(parents);
		return { need, parents: count, percent: count === null ? null : percentOf(count, asked) };
	});
	const warnings = rows.flatMap(({ line, parents, printed }) =>
		printed === null || printed === percentOf(parents, asked)
			? []
			: [
					{
						line,
						says: m.evaluating_percent_differs({
							printed,
							parents,
							base: asked,
							percent: percentOf(parents, asked) ?? '–'
						})
					}
				]
	);
	const result = { base: readers && !publishCount(asked, readersRule).shown ? null : asked, needs, warnings };
	const lines = [
		...needs.map(({ need, parents, percent }) =>
			parents === null
				? m.evaluating_need_hidden({ need })
				: m.evaluating_need({ need, parents, base: asked, percent: percent ?? '–' })
		),
		...warnings.map(({ line, says }) => m.evaluating_warning({ line, says }))
	];
	answer(out, json, result, lines.join('\n'));
	return 0;
}

/** A share in percent with one decimal; null of nobody. */
function percentOf(part: number, whole: number): number | null {
	const tenths = permille(part, whole);
	return tenths === null ? null : tenths / 10;
}

/** How many were asked, as a column such as `percent_of_13` says. */
function baseIn(table: Table): number {
	const said = table.headers
		.map((header) => /^percent_of_(\d{1,6})$/.exec(header)?.[1])
		.find((base) => base !== undefined);
	if (said) return Number(said);
	throw wrongAt({ file: table.name, line: table.headerLine }, m.evaluating_want_base(), table.headers.join(', '));
}

function needsIn(table: Table, base: number): NeedRow[] {
	const [need, parents] = [columnAt(table, 'need'), columnAt(table, 'parents')];
	const printed = table.headers.findIndex((header) => header.startsWith('percent'));
	return allOrNothing(table, table.rows, (row) => {
		const count = numberAt(table, row, parents);
		if (count === null || !Number.isInteger(count) || count < 0 || count > base)
			throw wrongCell(table, row, parents, m.sheets_want_whole_between({ least: 0, most: base }));
		return {
			line: row.line,
			need: wordsAt(table, row, need),
			parents: count,
			printed: printed < 0 ? null : numberAt(table, row, printed)
		};
	});
}
