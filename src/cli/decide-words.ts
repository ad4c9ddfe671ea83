import type { Result, Stage, Tie } from '@kith/preference-counts';
import { m } from '#messages';

/** As many stages stand beside each other in a terminal. */
const stagesBeside = 6;

/** A result for people: what was counted, the rounds as a table, what happened in each, ties, and who was chosen. */
export function resultInWords(title: string, result: Result, byNumber: boolean): string {
	const { papers, valid, blank, setAside, seats, quota, winners, again, digest } = result;
	return [
		[
			title,
			methodWords(result),
			m.counting_papers({ papers, valid, blank, setAside }),
			m.counting_places({ seats }),
			...(quota === null ? [] : [m.counting_quota({ quota })])
		],
		...(result.stages.length ? roundTables(result) : [figures(result)]),
		result.stages.map((stage) => stageWords(stage, result)),
		result.ties.map((tie) => tieWords(tie, result)),
		again.length ? [m.counting_again({ names: named(again, result) })] : [],
		[m.counting_winners({ names: winners.length ? named(winners, result) : m.counting_none() })],
		[...lotWords(result, byNumber), m.counting_digest({ digest })]
	]
		.filter((part) => part.length)
		.map((part) => part.join('\n'))
		.join('\n\n');
}

const methodWords = ({ method, rules }: Result) =>
	({ stv: () => m.counting_stv({ rules }), approval: m.counting_approval, dots: m.counting_dots })[method]();

const nameOf = (n: number, { options }: Result) => options[n - 1]?.name || String(n);
const named = (numbers: readonly number[], result: Result) => numbers.map((n) => nameOf(n, result)).join(', ');

/** Options with their numbers, as they stand at the beginning of a line. */
const labels = (result: Result) =>
	result.options.map(({ n, withdrawn }) => {
		const name = nameOf(n, result);
		return `${n} ${withdrawn ? m.counting_withdrawn({ name }) : name}`;
	});

/** The votes of each option at the end of each stage, some stages beside each other. */
function roundTables(result: Result): string[][] {
	const { stages } = result;
	const blocks = Array.from({ length: Math.ceil(stages.length / stagesBeside) }, (_, at) =>
		stages.slice(at * stagesBeside, (at + 1) * stagesBeside)
	);
	return blocks.map((block) =>
		aligned([
			[m.counting_stage(), ...block.map(({ n }) => String(n))],
			...labels(result).map((label, place) => [label, ...block.map(({ votes }) => votes[place] ?? '')]),
			[m.counting_no_further(), ...block.map(({ nonTransferable }) => nonTransferable)],
			[m.counting_lost(), ...block.map(({ lost }) => lost)]
		])
	);
}

/** What each option got, where there are no stages. */
function figures(result: Result): string[] {
	const dotted = result.method === 'dots';
	const head = dotted ? [m.counting_count_of_dots(), m.counting_people()] : [m.counting_votes()];
	const rows = result.options.map(({ votes = 0, people = 0 }) => (dotted ? [votes, people] : [votes]).map(String));
	return aligned([['', ...head], ...labels(result).map((label, place) => [label, ...(rows[place] ?? [])])]);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
	return rows.map((row) =>
		row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  ')
	);
}

function stageWords({ n, action, option, chosen }: Stage, result: Result): string {
	const moved = { n, option: nameOf(option ?? 0, result) };
	const stage = {
		first: () => m.counting_first({ n }),
		surplus: () => m.counting_surplus(moved),
		exclude: () => m.counting_exclude(moved),
		last: () => m.counting_last({ n })
	}[action]();
	return chosen.length ? m.counting_with_chosen({ stage, names: named(chosen, result) }) : stage;
}

function tieWords({ stage, tied, at, picked }: Tie, result: Result): string {
	const said = { names: named(tied, result), picked: nameOf(picked, result) };
	if (stage === null) return m.counting_tie_places(said);
	return at === null ? m.counting_tie_lot({ stage, ...said }) : m.counting_tie_stage({ stage, at, ...said });
}

function lotWords({ lot: { seed, order } }: Result, byNumber: boolean): string[] {
	if (!order.length) return [];
	if (byNumber) return [m.counting_lot_by_number()];
	const numbers = order.join(', ');
	return [seed ? m.counting_lot_seed({ order: numbers, seed }) : m.counting_lot_order({ order: numbers })];
}
