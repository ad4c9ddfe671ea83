import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { m } from '#messages';
import { momentOf } from '../rooms/programmes/meetings/mark/fold.ts';
import { short, WrongFile, wrongAt, type SheetProblem } from '../platform/sheets/wrong-file.ts';

/** A name that something in a file goes by. */
export const nameField = v.pipe(
	v.string(),
	v.nonEmpty(() => m.sheets_want_name())
);

/** A moment: ISO with its zone (without one it is UTC), or milliseconds. */
export const momentField = v.pipe(
	v.union([v.number(), v.string()]),
	v.check(
		(at) => typeof at === 'number' || /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at),
		() => m.sheets_want_moment()
	),
	v.transform((at) => new Date(momentOf(at))),
	v.check(
		(at) => !Number.isNaN(at.getTime()),
		() => m.sheets_want_moment()
	)
);

/** A whole number within limits; without the second, as large as it likes. */
export const wholeField = (least: number, most?: number) =>
	v.pipe(
		v.number(),
		v.check(
			(count) => Number.isSafeInteger(count) && count >= least && count <= (most ?? count),
			() => (most === undefined ? m.sheets_want_whole_from({ least }) : m.sheets_want_whole_between({ least, most }))
		)
	);

/** A number that is not below nothing. */
export const sizeField = v.pipe(
	v.number(),
	v.minValue(0, () => m.sheets_want_size())
);

/** Reads a JSON file of a stated shape. Throws WrongFile with the line, or with the path of everything that does not fit. */
export function jsonFileAt<Schema extends v.GenericSchema>(path: string, schema: Schema): v.InferOutput<Schema> {
	const name = basename(path);
	const read = v.safeParse(schema, parsed(fileText(path), name));
	if (read.success) return read.output;
	throw new WrongFile(name, read.issues.flatMap(problemsOf));
}

/** The error about one place in such a file that only the caller can judge: `wrongPath(file, 'workers[2].id', …)`. */
export function wrongPath(file: string, path: string, expected: string, found: unknown): WrongFile {
	return new WrongFile(basename(file), [{ line: null, column: null, path, expected, found: asText(found) }]);
}

/** Refuses things of which two bear one name. Throws WrongFile at each second one. */
export function refuseTwins(file: string, list: string, names: readonly string[], field = 'id'): void {
	const seen = new Set<string>();
	const at = names.findIndex((name) => seen.size === seen.add(name).size);
	if (at >= 0) throw wrongPath(file, `${list}[${at}].${field}`, m.sheets_want_another_name(), names[at]);
}

/** The text of a file. Throws WrongFile for one that can't be opened. */
export const fileText = (path: string): string =>
	fileBytes(path)
		.toString('utf8')
		.replace(/^\uFEFF/, '');

/** What is in a file. Throws WrongFile for one that can't be opened. */
export function fileBytes(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (problem) {
		const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : m.sheets_found_unknown();
		throw wrongAt({ file: path }, m.sheets_want_readable(), reason);
	}
}

function parsed(text: string, name: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (problem) {
		const said = problem instanceof Error ? problem.message : '';
		const place = /position (\d+)/.exec(said)?.[1];
		const line = text.slice(0, place === undefined ? text.length : Number(place)).split('\n').length;
		throw wrongAt({ file: name, line }, m.sheets_want_json(), short(text.split('\n')[line - 1]?.trim() ?? ''));
	}
}

/** Where one of several shapes would do, what is wrong in the one that came nearest says more than that none fits. */
function problemsOf(issue: v.BaseIssue<unknown>): SheetProblem[] {
	const path = (issue.path ?? []).reduce<string>((before, { key }) => {
		if (typeof key === 'number') return `${before}[${key}]`;
		return before ? `${before}.${String(key)}` : String(key);
	}, '');
	const expected = issue.kind === 'schema' ? shapeWords(issue.expected ?? '') : issue.message;
	return [{ line: null, column: null, path, expected, found: asText(issue.input) }];
}

const shapes: Record<string, () => string> = {
	string: m.sheets_json_text,
	number: m.sheets_json_number,
	boolean: m.sheets_json_yes_no,
	Array: m.sheets_json_list,
	Object: m.sheets_json_object
};

/** A shape as the library names it, in the language spoken; what stands in quotation marks is of the file. */
const shapeWords = (expected: string) =>
	expected.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z]+/g, (word) =>
		Object.hasOwn(shapes, word) ? (shapes[word]?.() ?? word) : word
	);

function asText(found: unknown): string {
	return found === undefined
		? m.sheets_found_nothing()
		: short(JSON.stringify(found) ?? '')
				.slice(1, -1)
				.replaceAll('\\"', '"');
}
