import { parseArgs } from 'node:util';
import { WrongFile } from '../platform/csv/read.ts';
import type { Out } from './out.ts';
import { agreementIn, agreementInWords } from './stats-agreement.ts';
import { changeIn, changeInWords } from './stats-paired.ts';

const usage = `kith stats paired FILE.csv --pre COL --post COL --better higher|lower [--json]
                                               what changed from one column to the other
    --case N            also count who crossed this score
    --caseop ge|le      whether a case scores at least N (ge, unless said) or at most (le)
    --reliable N        also count changes of at least N points
kith stats agreement FILE.csv [--json]         how well coders agree: one row a unit, one column a coder
    --level nominal|ordinal|interval           what the codes are (nominal, unless said)
Empty cells and NA are missing.
`;

/** A request that cannot be carried out as it was written. */
class Misuse extends Error {}

const flags = {
	help: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	pre: { type: 'string' },
	post: { type: 'string' },
	better: { type: 'string' },
	case: { type: 'string' },
	caseop: { type: 'string' },
	reliable: { type: 'string' },
	level: { type: 'string' }
} as const;

type Flags = ReturnType<typeof parsed>['values'];

/**
 * The command `kith stats`. Gives the exit code: 0, or 2 for a wrong request or a wrong file; then the line, the column and
 * what was expected are on standard error and nothing is on standard output. In JSON a figure that is not defined is null.
 */
export async function stats(args: string[], out: Out): Promise<number> {
	try {
		const { values, positionals } = parsed(args);
		const [name, path, ...more] = positionals;
		if (values.help) {
			out.stdout(usage);
			return 0;
		}
		if ((name !== 'paired' && name !== 'agreement') || more.length > 0) throw new Misuse(usage);
		if (path === undefined) throw new Misuse(`expected a file: kith stats ${name} FILE.csv\n${usage}`);
		out.stdout(name === 'paired' ? paired(path, values) : agreement(path, values));
		return 0;
	} catch (problem) {
		if (!isTheirs(problem)) throw problem;
		out.stderr(problem.message.endsWith('\n') ? problem.message : `${problem.message}\n`);
		return 2;
	}
}

function paired(path: string, values: Flags): string {
	none(values, ['level']);
	const { pre, post } = values;
	if (pre === undefined || post === undefined) throw new Misuse('expected the columns: --pre COL --post COL');
	const better = oneOf('--better', values.better, ['higher', 'lower'] as const);
	const operator = oneOf('--caseop', values.caseop ?? 'ge', ['ge', 'le'] as const);
	const threshold = numberOf('--case', values.case);
	if (threshold === undefined && values.caseop !== undefined) throw new Misuse('--caseop: expected --case N beside it');
	const reliable = numberOf('--reliable', values.reliable);
	if (reliable !== undefined && reliable <= 0) throw new Misuse('--reliable: expected a number of points above 0');
	const caseRule = threshold === undefined ? undefined : { threshold, operator };
	const change = changeIn(path, pre, post, { better, caseRule, reliable });
	return values.json ? `${JSON.stringify(change.figures, null, 2)}\n` : changeInWords(change, better, caseRule);
}

function agreement(path: string, values: Flags): string {
	none(values, ['pre', 'post', 'better', 'case', 'caseop', 'reliable']);
	const level = oneOf('--level', values.level ?? 'nominal', ['nominal', 'ordinal', 'interval'] as const);
	const figures = agreementIn(path, level);
	return values.json ? `${JSON.stringify(figures, null, 2)}\n` : agreementInWords(figures, level);
}

function parsed(args: string[]) {
	return parseArgs({ args, options: flags, allowPositionals: true });
}

function isTheirs(problem: unknown): problem is Error {
	if (problem instanceof Misuse || problem instanceof WrongFile) return true;
	return problem instanceof TypeError && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS');
}

function none(values: Flags, names: readonly (keyof Flags)[]): void {
	const odd = names.find((name) => values[name] !== undefined);
	if (odd) throw new Misuse(`--${odd} says nothing here\n${usage}`);
}

function oneOf<Word extends string>(flag: string, value: string | undefined, words: readonly Word[]): Word {
	const word = words.find((each) => each === value);
	if (word !== undefined) return word;
	throw new Misuse(`${flag}: expected ${words.join(' or ')}, found ${JSON.stringify(value ?? '')}`);
}

function numberOf(flag: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	const number = value.trim() === '' ? NaN : Number(value);
	if (Number.isFinite(number)) return number;
	throw new Misuse(`${flag}: expected a number, found ${JSON.stringify(value)}`);
}
