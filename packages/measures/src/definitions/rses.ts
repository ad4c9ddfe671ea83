import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

const bothOrders =
	'Two item orders circulate. Reversed in the first: 2, 5, 6, 8, 9; in the second: 3, 5, 8, 9, 10. Look at your form.';

/** Rosenberg Self-Esteem Scale: 10 items, 0–30, higher is better; the key depends on the order of the items. */
export const rses = defineMeasure({
	id: 'rses',
	name: 'Rosenberg Self-Esteem Scale (RSES)',
	version: '1.0.0',
	items: itemsOf(10, [0, 1, 2, 3], { reversed: [2, 5, 6, 8, 9] }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true, note: 'listed from the "disagree" end' },
		reversed: { confirmed: true, note: bothOrders, sources: ['rses-a', 'rses-b'] }
	},
	range: seen([0, 30]),
	direction: seen('higher-better'),
	recall: seen('in general'),
	missing: { rule: 'complete', confirmed: false, note: 'no official rule is known' },
	bands: [
		{ from: 0, to: 14, label: 'low', confirmed: true },
		{ from: 15, to: 25, label: 'usual', confirmed: true },
		{ from: 26, to: 30, label: 'high', confirmed: true }
	],
	thresholds: [{ id: 'low', name: 'low', op: '<', value: 15, confirmed: true }],
	variants: [
		{
			id: 'order-b',
			name: 'the other item order',
			changes: { items: itemsOf(10, [0, 1, 2, 3], { reversed: [3, 5, 8, 9, 10] }) },
			confirmed: true,
			note: bothOrders
		},
		{
			id: 'one-to-four',
			name: 'first item order, options 1 to 4',
			changes: {
				items: itemsOf(10, [1, 2, 3, 4], { reversed: [2, 5, 6, 8, 9] }),
				range: seen([10, 40]),
				bands: [],
				thresholds: []
			},
			confirmed: true
		},
		{
			id: 'order-b-one-to-four',
			name: 'the other item order, options 1 to 4',
			changes: {
				items: itemsOf(10, [1, 2, 3, 4], { reversed: [3, 5, 8, 9, 10] }),
				range: seen([10, 40]),
				bands: [],
				thresholds: []
			},
			confirmed: true,
			note: bothOrders
		}
	],
	change: {
		criteria: [],
		figures: [{ name: 'alpha, lowest and highest', value: [0.77, 0.88], confirmed: '0.77 seen second-hand' }]
	},
	licence: {
		owner: 'Morris Rosenberg’s estate; University of Maryland',
		status: 'free',
		wording: 'unaltered',
		terms: 'Public domain by the department’s statement.',
		confirmed: 'seen in a second-hand copy'
	},
	translations: unconfirmed('53 countries, Spanish among them'),
	sources: [
		{ key: 'rses-a', address: 'http://www.growing-self-esteem.com/rosenberg-self-esteem.html' },
		{ key: 'rses-b', address: 'https://blackestfest.com/is-the-rosenberg-self-esteem-scale-free-to-use/' }
	]
});
