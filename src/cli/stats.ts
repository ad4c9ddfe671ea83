import { Misuse } from './misuse.ts';
import type { Out } from './out.ts';
import { numberOf } from './read.ts';
import { agreementIn, agreementInWords } from './stats-agreement.ts';
import { changeIn, changeInWords } from './stats-paired.ts';

interface Paired {
	file: string;
	pre: string;
	post: string;
	better: 'higher' | 'lower';
	case?: string;
	caseop?: 'ge' | 'le';
	reliable?: string;
	json: boolean;
}

/** What changed from one column of a file to another. In JSON a figure that is not defined is null. */
export async function paired(given: Paired, out: Out): Promise<number> {
	const { file, pre, post, better, caseop } = given;
	if (given.case === undefined && caseop !== undefined) throw new Misuse('--caseop: expected --case N beside it');
	const caseRule =
		given.case === undefined
			? undefined
			: { threshold: numberOf('case', given.case), operator: caseop ?? ('ge' as const) };
	const reliable = given.reliable === undefined ? undefined : numberOf('reliable', given.reliable);
	if (reliable !== undefined && reliable <= 0) throw new Misuse('--reliable: expected a number of points above 0');
	const change = changeIn(file, pre, post, { better, caseRule, reliable });
	out.stdout(given.json ? `${JSON.stringify(change.figures, null, 2)}\n` : changeInWords(change, better, caseRule));
	return 0;
}

interface Coded {
	file: string;
	level: 'nominal' | 'ordinal' | 'interval';
	json: boolean;
}

/** How well coders agree: one line a unit, one column a coder. */
export async function agreement({ file, level, json }: Coded, out: Out): Promise<number> {
	const figures = agreementIn(file, level);
	out.stdout(json ? `${JSON.stringify(figures, null, 2)}\n` : agreementInWords(figures, level));
	return 0;
}
