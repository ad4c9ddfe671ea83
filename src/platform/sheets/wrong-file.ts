import { m } from '#messages';

/** One thing in a file that can't be taken: where it stands, what stands there, and what would do, in the reader's language. */
export interface SheetProblem {
	/** Counts from 1, and is where the row begins; null when the file could not be opened. */
	readonly line: number | null;
	readonly column: string | null;
	/** Where it stands in a file that is no table: marks[3].saw. */
	readonly path?: string;
	/** What stands there; null where the sentence needs nothing of it. */
	readonly found: string | null;
	/** What would do there. */
	readonly expected: string;
}

/** A wrong column of a long sheet would fill the screen many times over. */
const mostSaid = 50;

/**
 * What is wrong with a file that somebody gave us, at every place where she can mend it. `message` says one a line:
 * `pairs.csv: line 4, column "post": expected a number or an empty cell, found "abc"`. The words are those of the language
 * spoken when it is made; `line`, `column` and `expected` are of the first problem.
 */
export class WrongFile extends Error {
	override name = 'WrongFile';
	readonly file: string;
	readonly problems: readonly SheetProblem[];

	constructor(file: string, problems: readonly SheetProblem[]) {
		const more = problems.length > mostSaid ? [m.sheets_and_more({ more: problems.length - mostSaid })] : [];
		super([...problems.slice(0, mostSaid).map((problem) => sentenceOf(problem, file)), ...more].join('\n'));
		this.file = file;
		this.problems = problems;
	}

	get line(): number | null {
		return this.problems[0]?.line ?? null;
	}
	get column(): string | null {
		return this.problems[0]?.column ?? null;
	}
	get expected(): string {
		return this.problems[0]?.expected ?? '';
	}
}

/** The error about one place in a file. */
export function wrongAt(place: { file: string; line?: number; column?: string }, expected: string, found?: string) {
	return new WrongFile(place.file, [
		{ line: place.line ?? null, column: place.column ?? null, found: found ?? null, expected }
	]);
}

/** A problem as one sentence, with the file where it is named: `line 4, column "post": expected …, found …`. */
export function sentenceOf({ line, column, path = '', found, expected }: SheetProblem, file = ''): string {
	const where = [
		path,
		line === null ? '' : m.sheets_line({ line }),
		column === null ? '' : m.sheets_column({ column: short(column) })
	].filter(Boolean);
	const start = [file, where.join(', ')].filter(Boolean).join(': ');
	const says = found === null ? m.sheets_expected({ expected }) : m.sheets_expected_found({ expected, found });
	return start ? `${start}: ${says}` : says;
}

/** A cell as a sentence can hold it. */
export function short(cell: string): string {
	return JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}
