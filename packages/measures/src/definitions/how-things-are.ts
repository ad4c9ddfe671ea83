import { ownScale } from '../own-scale.ts';

/** Seven statements, 1–5 each, 7–35, higher is better; one may be missing. Our own, not validated. */
export const howThingsAre = ownScale({
	id: 'how-things-are',
	name: 'How things are',
	statements: 7,
	values: [1, 2, 3, 4, 5],
	direction: 'higher-better',
	missing: { rule: 'person-mean', maxMissing: 1 }
});
