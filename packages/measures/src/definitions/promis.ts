import { defineMeasure } from '../define-measure.ts';
import { unconfirmed } from '../evidence.ts';

const negativeDomains = 'for domains where more is worse';

/** PROMIS short forms, generic: 4 to 10 items of 1–5; a T score only with the conversion table of the form. */
export const promis = defineMeasure({
	id: 'promis',
	name: 'PROMIS short form, generic',
	version: '1.0.0',
	items: [],
	itemEvidence: {
		count: { confirmed: false, note: '4 to 10, by form' },
		values: { confirmed: false },
		reversed: { confirmed: false }
	},
	range: null,
	direction: null,
	recall: unconfirmed('last 7 days'),
	missing: { rule: 'complete', confirmed: false, note: 'the owner’s scoring service handles missing answers' },
	thresholds: [
		{ id: 'mild', name: 'mild', op: '>=', value: 55, confirmed: false, note: negativeDomains },
		{ id: 'moderate', name: 'moderate', op: '>=', value: 60, confirmed: false, note: negativeDomains },
		{ id: 'severe', name: 'severe', op: '>=', value: 70, confirmed: false, note: negativeDomains }
	],
	change: {
		criteria: [],
		figures: [
			{ name: 'T score: mean, SD', value: [50, 10], confirmed: false },
			{ name: 'smallest important change, from, to', value: [2, 6], confirmed: false }
		]
	},
	settings: ['items', 'values', 'direction', 'table'],
	mustSet: ['items', 'direction', 'table'],
	licence: {
		owner: 'PROMIS Health Organization',
		status: 'free',
		wording: 'after-registration',
		terms: 'Free in English and Spanish for most uses; translations and commercial use differ.',
		confirmed: false
	},
	facts: [{ name: 'item values, unless set', value: [1, 2, 3, 4, 5], confirmed: false }],
	sources: [{ key: 'buzz-table', address: 'https://bmjopenquality.bmj.com/highwire/markup/145226/expansion' }]
});
