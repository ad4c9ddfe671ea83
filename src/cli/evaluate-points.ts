import { countGroups, pointsByQuestion, type CountedPoint } from '#rooms/evaluation/telling/focus-group/figures.ts';
import { m } from '#messages';
import { allOrNothing, columnAt, numberAt, wrongCell, type Table } from '../platform/sheets/table.ts';
import { wordsAt } from './cells.ts';
import { answer, type Out } from './out.ts';
import { countOf } from './read.ts';
import { tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	groups?: string;
	json: boolean;
}

/** Sums up what focus groups raised: each point with how many groups raised it, under its theme and question. */
export async function evaluateFocusGroups({ file, groups, json, ...said }: Asked, out: Out): Promise<number> {
	const most = groups === undefined ? null : countOf('groups', groups);
	const table = await tableFor(file, said);
	const { points, inFile } = table.headers.includes('group') ? raisedIn(table) : countedIn(table, most);
	const result = { groups: most ?? inFile, questions: pointsByQuestion(points) };
	const lines = result.questions.flatMap(({ question, themes }) => [
		question,
		...themes.flatMap(({ theme, points: raised }) => [
			`  ${theme}`,
			...raised.map((each) => `    ${m.evaluating_point({ ...each, of: result.groups })}`)
		])
	]);
	answer(out, json, result, lines.join('\n'));
	return 0;
}

interface Points {
	points: CountedPoint[];
	/** How many groups the file speaks of, as far as it tells. */
	inFile: number;
}

const placesOf = (table: Table) =>
	['question', 'theme', 'point'].map((name) => columnAt(table, name)) as [number, number, number];

/** A line each time that a group raised something. */
function raisedIn(table: Table): Points {
	const [question, theme, point] = placesOf(table);
	const group = columnAt(table, 'group');
	const raised = allOrNothing(table, table.rows, (row) => ({
		question: wordsAt(table, row, question),
		theme: wordsAt(table, row, theme),
		point: wordsAt(table, row, point),
		group: wordsAt(table, row, group)
	}));
	return { points: countGroups(raised), inFile: new Set(raised.map((each) => each.group)).size };
}

/** A line each point, with how many groups raised it. */
function countedIn(table: Table, most: number | null): Points {
	const [question, theme, point] = placesOf(table);
	const place = columnAt(table, table.headers.includes('groups') ? 'groups' : 'groups_mentioning');
	const points = allOrNothing(table, table.rows, (row) => {
		const groups = numberAt(table, row, place);
		if (groups === null || !Number.isInteger(groups) || groups < 1 || groups > (most ?? groups))
			throw wrongCell(table, row, place, wantGroups(most));
		const words = { question: wordsAt(table, row, question), theme: wordsAt(table, row, theme) };
		return { ...words, point: wordsAt(table, row, point), groups };
	});
	return { points, inFile: Math.max(0, ...points.map(({ groups }) => groups)) };
}

const wantGroups = (most: number | null) =>
	most === null ? m.sheets_want_whole_from({ least: 1 }) : m.sheets_want_whole_between({ least: 1, most });
