import { ownScale } from '../own-scale.ts';

/**
 * Four statements, 0–3 each, 0–12, higher is worse; every one is needed. The fourth is about not wanting to be here:
 * any answer above 0 must reach a person. Our own, not validated.
 */
export const howHeavyItGets = ownScale({
	id: 'how-heavy-it-gets',
	name: 'How heavy it gets',
	statements: 4,
	values: [0, 1, 2, 3],
	direction: 'higher-worse',
	risk: [{ item: 4, when: { op: '>=', value: 1 }, action: 'safety' }]
});
