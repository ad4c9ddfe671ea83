import { basename } from 'node:path';
import { readBlt, readDots, WrongPapers, type DotElection, type Election } from '@kith/preference-counts';
import { m } from '#messages';
import { short, wrongAt } from '../platform/sheets/wrong-file.ts';
import { fileBytes } from './json-file.ts';

/** The papers of a BLT file. Throws WrongFile with the line. */
export const paperElectionAt = (path: string): Election => readAt(path, readBlt);

/** The dots of a CSV file. Throws WrongFile with the line. */
export const dotsAt = (path: string, seats: number): DotElection => readAt(path, (bytes) => readDots(bytes, seats));

function readAt<T>(path: string, read: (bytes: Uint8Array) => T): T {
	const bytes = fileBytes(path);
	try {
		return read(bytes);
	} catch (problem) {
		if (!(problem instanceof WrongPapers)) throw problem;
		const { reason, line, found } = problem;
		throw wrongAt({ file: basename(path), line }, wanted[reason](), found === '' ? undefined : short(found));
	}
}

/** What would do in the place of what is wrong. */
const wanted: Record<WrongPapers['reason'], () => string> = {
	empty: m.counting_want_something,
	head: m.counting_want_head,
	'too-many-options': m.counting_want_few_options,
	'no-seats': m.counting_want_place,
	weight: m.counting_want_weight,
	'not-a-number': m.counting_want_number,
	'no-option': m.counting_want_option,
	twice: m.counting_want_once,
	'equal-rank': m.counting_want_unlike,
	'skipped-rank': m.counting_want_no_gap,
	'no-end-of-paper': m.counting_want_end,
	'after-end-of-paper': m.counting_want_nothing_behind,
	'no-end-of-papers': m.counting_want_end_of_papers,
	withdrawn: m.counting_want_withdrawn,
	'tie-order': m.counting_want_tie_order,
	'unknown-setting': m.counting_want_setting,
	names: m.counting_want_names,
	quote: m.counting_want_quote,
	dots: m.counting_want_dots,
	columns: m.counting_want_columns,
	'too-many-papers': m.counting_want_few_papers
};
