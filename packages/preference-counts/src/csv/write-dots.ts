import { dotLines } from '../canonical.ts';
import type { DotElection } from '../election.ts';

/** Writes dots as CSV: the names, then a line a paper in the canonical order, so that nothing tells in which order they came. Options that were withdrawn keep their column. */
export function writeDots(election: DotElection): string {
	const names = election.options.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(',');
	return `${[names, ...dotLines(election)].join('\n')}\n`;
}
