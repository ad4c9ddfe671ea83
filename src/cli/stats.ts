import { m } from '#messages';
import { Misuse } from './misuse.ts';
import type { Out } from './out.ts';
import { numberOf } from './read.ts';
import { agreementIn, agreementInWords, type Spellings } from './stats-agreement.ts';
import { changeIn, changeInWords } from './stats-paired.ts';
import { rangeOf } from './stats-range.ts';
import { noteNoAnswers, tableFor, type SaidOfTable } from './table.ts';

interface Paired extends SaidOfTable {
	file: string;
	pre: string;
	post: string;
	better: 'higher' | 'lower';
	case?: string;
	caseop?: 'ge' | 'le';
	reliable?: string;
	range?: string;
	json: boolean;
}

/** What changed from one column of a file to another. In JSON a figure that is not defined is null. */
export async function paired(given: Paired, out: Out): Promise<number> {
	const { file, pre, post, better, caseop } = given;
	if (given.case === undefined && caseop !== undefined)
		throw new Misuse(m.shell_expected({ at: '--caseop', expected: m.shell_want_beside({ option: '--case N' }) }));
	const caseRule =
		given.case === undefined
			? undefined
			: { threshold: numberOf('case', given.case), operator: caseop ?? ('ge' as const) };
	const reliable = given.reliable === undefined ? undefined : numberOf('reliable', given.reliable);
	if (reliable !== undefined && reliable <= 0)
		throw new Misuse(m.shell_expected({ at: '--reliable', expected: m.shell_want_above() }));
	const range = given.range === undefined ? undefined : rangeOf(given.range);
	const table = await tableFor(file, given);
	const change = changeIn(table, pre, post, { better, caseRule, reliable, range });
	noteNoAnswers(table, [pre, post], out);
	out.stdout(given.json ? `${JSON.stringify(change.figures, null, 2)}\n` : changeInWords(change, better, caseRule));
	return 0;
}

interface Coded extends SaidOfTable {
	spellings?: Spellings;
	file: string;
	level: 'nominal' | 'ordinal' | 'interval';
	json: boolean;
}

/** How well coders agree: one line a unit, one column a coder. */
export async function agreement(given: Coded, out: Out): Promise<number> {
	const { file, level, spellings, json } = given;
	const table = await tableFor(file, given);
	const figures = agreementIn(table, level, spellings);
	noteNoAnswers(table, table.headers, out);
	out.stdout(json ? `${JSON.stringify(figures, null, 2)}\n` : agreementInWords(figures, level));
	return 0;
}
