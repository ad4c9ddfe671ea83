import type { Tx } from '#platform/db/tx.ts';
import { readTable, type ReadTable } from '#platform/sheets/read.ts';
import type { SentSheet } from '#platform/sheets/sent.server.ts';
import { WrongFile } from '#platform/sheets/wrong-file.ts';
import { planImport, type Brought, type Planned } from './commands.server.ts';
import { guessedColumns, keptFields, type ListForm, type ImportKind } from './form.ts';
import { planOf, type ImportedRow } from './policy.ts';
import { findRememberedColumns, listAreasToBringInto, listRunsToBringInto } from './queries.server.ts';

/** So many columns are asked about; more are left out. */
const mostColumns = 60;
/** So many rows stand on the page: those that are wrong first. */
const mostRows = 300;

/** What a page shows before anything is kept: how each column is understood, and what would become of each row. */
export interface ListPreview {
	name: string;
	held: string;
	kind: ImportKind;
	sheets: string[];
	sheet: string;
	columns: { header: string; as: string }[];
	/** What keeps it from being read at all, such as a column that is missing. */
	problem: string;
	/** Nobody can tell which comes first in its days. */
	asksDays: boolean;
	runs: { value: string; label: string }[];
	counts: ReturnType<typeof planOf>;
	people: number;
	lines: number;
	/** Earlier courses or groups that would be made. */
	earlier: string[];
	rows: (ImportedRow & { who: string })[];
	more: number;
	digest: string;
}

/** The table that was sent, and what was said about it. Throws WrongFile for what is no table. */
export async function broughtIn(
	tx: Tx,
	{ bytes, name }: SentSheet,
	form: ListForm
): Promise<Brought & { table: ReadTable }> {
	const table = await readTable(bytes, name, { sheet: form.sheet || undefined });
	const kind = form.as;
	const days = form.days === 'day-first' || form.days === 'month-first' ? { order: form.days as 'day-first' } : {};
	const register = { run: form.run, earlier: form.earlier !== '', named: form.named };
	return {
		kind,
		area: await areaFor(tx, form.area),
		table,
		said: { columns: await columnsOf(tx, table, form), ...days },
		register
	};
}

async function areaFor(tx: Tx, said: string): Promise<string | null> {
	const hers = await listAreasToBringInto(tx);
	return (hers.find(({ id }) => id === said) ?? hers[0])?.id ?? null;
}

/** What was said of each column; of those that nobody was asked about, what was said the last time, or what stands above it. */
async function columnsOf(tx: Tx, { headers }: ReadTable, { as, heads, means }: ListForm): Promise<Map<string, string>> {
	const said = heads.length
		? Object.fromEntries(heads.map((header, at) => [header, means[at] ?? '']))
		: await findRememberedColumns(tx, as);
	const kept: readonly string[] = keptFields[as];
	const guessed = [...guessedColumns(headers, as, said)].filter(([, field]) => kept.includes(field));
	const one = new Map<string, string>();
	for (const [header, field] of guessed) if (![...one.values()].includes(field)) one.set(header, field);
	return one;
}

/** What stands on the page about a table, and nothing of it is kept. */
export async function listPreviewOf(
	tx: Tx,
	sent: SentSheet,
	brought: Brought & { table: ReadTable }
): Promise<ListPreview> {
	const { table, kind, said } = brought;
	const planned = await planOrProblem(tx, brought);
	const { plan, read, digest, problem } = planned;
	const rows = plan.rows.map((row) => ({
		...row,
		who: read?.rows[row.n - 1]?.cells[kind === 'people' ? 'called' : 'person'] ?? ''
	}));
	const shown = [...rows].sort((a, b) => rank[a.act] - rank[b.act] || a.n - b.n).slice(0, mostRows);
	return {
		...{ name: sent.name, held: sent.held, kind, digest, problem },
		sheets: [...(table.understood.sheets ?? [])],
		sheet: table.understood.sheet ?? '',
		columns: table.headers
			.filter(Boolean)
			.slice(0, mostColumns)
			.map((header) => ({ header, as: said.columns?.get(header) ?? '' })),
		asksDays:
			read !== null &&
			kind === 'register' &&
			read.order === null &&
			read.rows.some(({ cells }) => /^\d{1,2}[/.-]\d/.test(cells.on ?? '')),
		runs: (await listRunsToBringInto(tx)).map(({ id, shown: label }) => ({ value: id, label })),
		counts: planOf(plan.rows),
		people: plan.people.length,
		lines: plan.lines.length,
		earlier: plan.runs.map(({ named }) => named),
		rows: shown,
		more: rows.length - shown.length
	};
}

const rank: Record<ImportedRow['act'], number> = { wrong: 0, new: 1, same: 2 };

/** The plan, or what keeps it from being made. */
async function planOrProblem(
	tx: Tx,
	brought: Brought
): Promise<{ read: Planned['read'] | null; plan: Planned['plan']; digest: string; problem: string }> {
	try {
		return { ...(await planImport(tx, brought)), problem: '' };
	} catch (problem) {
		if (!(problem instanceof WrongFile)) throw problem;
		const plan = { rows: [], people: [], runs: [], meetings: [], lines: [] };
		return { read: null, plan, digest: '', problem: problem.message };
	}
}
