import type { Choice, PaperRules } from './policy.ts';

/** What is typed beside the options of a paper: `rank-2` (its place in her order), `tick-2`, or `dots-2`. Nothing else of the form is read. */
export const fieldOf = { stv: 'rank', approval: 'tick', dots: 'dots' } as const;

type Typed = { get(name: string): unknown };

/**
 * The choice that was typed, or why it can't be taken: the same place twice, a place left out before others, or what is no number.
 * A page that counts places up by itself sends the same.
 */
export function choiceFrom(
	typed: Typed,
	{ method, options }: PaperRules
): { choice: Choice } | { wrong: 'twice' | 'gap' | 'number' } {
	const written = Array.from({ length: options }, (_, at) =>
		String(typed.get(`${fieldOf[method]}-${at + 1}`) ?? '').trim()
	);
	if (method === 'approval') return { choice: written.flatMap((tick, at) => (tick ? [at + 1] : [])) };
	if (written.some((text) => !/^\d{0,2}$/.test(text))) return { wrong: 'number' };
	if (method === 'dots') return { choice: written.map(Number) };
	const placed = written.flatMap((text, at) => (Number(text) ? [{ rank: Number(text), option: at + 1 }] : []));
	placed.sort((one, other) => one.rank - other.rank);
	if (new Set(placed.map(({ rank }) => rank)).size < placed.length) return { wrong: 'twice' };
	if (placed.some(({ rank }, at) => rank !== at + 1)) return { wrong: 'gap' };
	return { choice: placed.map(({ option }) => option) };
}
