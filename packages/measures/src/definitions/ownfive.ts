import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen } from '../evidence.ts';

/** A project's own statements, up to five, 1–5 each. Which way is good is the project's to set. */
export const ownfive = defineMeasure({
	id: 'ownfive',
	name: 'Own statements (up to five)',
	version: '1.0.0',
	items: itemsOf(5, [1, 2, 3, 4, 5]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	range: seen([5, 25]),
	direction: null,
	missing: { rule: 'person-mean', maxMissing: 1, confirmed: true, note: 'a rule of this library: at least 4 of 5' },
	settings: ['items', 'values', 'direction', 'reversed', 'missing'],
	licence: { owner: 'the project', status: 'own', wording: 'own', terms: 'The project’s own words.', confirmed: true },
	facts: [{ name: 'a published five-statement form of parent-led groups', value: null, confirmed: false }],
	notes: [
		'Not validated: report each statement, and the mean change with its interval. Never bands, never caseness.',
		'Declare a statement about risk with ownScale; free text is read by a person.'
	]
});
