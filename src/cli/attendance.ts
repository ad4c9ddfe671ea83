import { m } from '#messages';
import { attendanceOf, withFirstDays } from '../rooms/programmes/desk/attendance-table/figures.ts';
import { dimensions, type Dimension } from '../rooms/programmes/desk/attendance-table/form.ts';
import { tableForReaders, wholeTable, type ShownAttendance } from '../rooms/programmes/desk/attendance-table/policy.ts';
import { registerLinesIn } from './attendance-lines.ts';
import { Misuse } from './misuse.ts';
import { orMeant } from './nearest.ts';
import { answer, type Out } from './out.ts';
import { tableFor } from './table.ts';

interface Given {
	file: string;
	by: string;
	readers?: true;
	sheet?: string;
	json: boolean;
}

/** Attendance counted from register lines. For readers nobody is named, and few people are hidden. */
export async function countAttendance({ file, by, readers, sheet, json }: Given, out: Out): Promise<number> {
	const asked = dimensionsIn(by);
	if (readers && asked.includes('person')) throw new Misuse(m.shell_by_nobody());
	const table = attendanceOf(withFirstDays(registerLinesIn(await tableFor(file, { sheet }), asked)), asked);
	const shown = readers ? tableForReaders(table) : wholeTable(table);
	const rows = shown.rows.map(({ of, figures }) => ({ ...of, ...figures }));
	answer(out, json, { ...shown, rows }, inWords(shown, asked));
	return 0;
}

function dimensionsIn(by: string): Dimension[] {
	const words = by.split(',').map((word) => word.trim());
	return words.map((word, place) => {
		const found = dimensions.find((one) => one === word);
		if (!found) throw new Misuse(m.shell_by_unknown({ word: JSON.stringify(word), meant: orMeant(word, dimensions) }));
		if (words.indexOf(word) < place) throw new Misuse(m.shell_by_twice({ word }));
		return found;
	});
}

function inWords({ base, rows, total, hidden }: ShownAttendance, by: readonly Dimension[]): string {
	const line = (names: readonly string[], figures: object) =>
		[...names, ...Object.values(figures).map((count: number | null) => count ?? '–')].join('\t');
	return [
		[...by, ...Object.keys(total)].join('\t'),
		...rows.map(({ of, figures }) =>
			line(
				by.map((dimension) => of[dimension] ?? ''),
				figures
			)
		),
		line(
			by.map((_, place) => (place === 0 ? 'all' : '')),
			total
		),
		`base: ${base ?? '–'}${hidden ? `; – stands for ${hidden} numbers that would tell of few people` : ''}`
	].join('\n');
}
