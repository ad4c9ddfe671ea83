import { m } from '#messages';
import type { CountedAt } from './form.ts';
import type { Heads } from './policy.ts';

const points: Record<CountedAt, () => string> = {
	leaving: m.programmes_counts_leaving,
	there: m.programmes_counts_there,
	back: m.programmes_counts_back
};

/** Where on the way heads are counted: "When we leave". */
export const countedAtWords = (at: CountedAt): string => points[at]();

/** "12 grown-ups, 8 children". */
export const headsWords = ({ grownUps, children }: Omit<Heads, 'at'>): string =>
	m.programmes_counts_heads({ grownUps, children });
