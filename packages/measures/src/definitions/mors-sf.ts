import { defineMeasure, itemsOf } from '../define-measure.ts';
import type { Direction, Subscale } from '../definition.ts';
import { unconfirmed } from '../evidence.ts';

function axis(id: string, items: readonly number[], direction: Direction): Subscale {
	return {
		id,
		name: id,
		items,
		aggregate: { kind: 'sum' },
		range: unconfirmed([0, 35]),
		direction: unconfirmed(direction),
		missing: { rule: 'complete', confirmed: false },
		bands: [],
		thresholds: [],
		confirmed: 'confirmed for items 1 to 12; items 13 and 14 are not'
	};
}

/** Mothers' Object Relations Scales, short form: warmth and invasion, 7 items each, 0–35; never one total. */
export const morsSf = defineMeasure({
	id: 'mors-sf',
	name: 'Mothers’ Object Relations Scales, short form (MORS-SF)',
	version: '1.0.0',
	items: itemsOf(14, [0, 1, 2, 3, 4, 5]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: false }, reversed: { confirmed: false } },
	noTotal: 'Warmth and invasion are two scores, never one total.',
	range: null,
	direction: null,
	recall: unconfirmed('now'),
	missing: { rule: 'each-part', confirmed: false },
	subscales: [
		axis('warmth', [1, 3, 4, 6, 8, 11, 13], 'higher-better'),
		axis('invasion', [2, 5, 7, 9, 10, 12, 14], 'higher-worse')
	],
	licence: {
		owner: 'John Oates (Open University), morscales.org',
		status: 'registration',
		wording: 'after-registration',
		terms: 'Register and ask.',
		confirmed: false
	},
	translations: unconfirmed('Hungarian, Hindi and others'),
	notes: ['No cut-off is confirmed.'],
	sources: [
		{ key: 'mors-hindi', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8847700' },
		{ key: 'mors-val', address: 'http://oro.open.ac.uk/56660/' },
		{ key: 'mors-dev', address: 'https://www.morscales.org/publications/mors-sf-development/' }
	]
});
