import { paperLines } from '../canonical.ts';
import type { Election } from '../election.ts';

/**
 * Writes a BLT file: the papers in their canonical order, those that say the same on one line, so that nothing tells in which
 * order they came. An order of the lot goes into it as `[tie …]`; names stand in quotes, a line break in one becomes a space.
 */
export function writeBlt(election: Election): string {
	const [head = '', ...rest] = paperLines(election);
	const tie = election.tieOrder ? [`[tie ${election.tieOrder.join(' ')}]`] : [];
	const names = [...election.options.map(({ name }) => quoted(name)), quoted(election.title)];
	return `${[head, ...tie, ...rest, ...names].join('\n')}\n`;
}

const quoted = (text: string) => `"${text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/["\\]/g, '\\$&')}"`;
