import { defineMeasure, itemsOf } from '../define-measure.ts';
import { unconfirmed } from '../evidence.ts';

/** Mother-to-Infant Bonding Scale: 8 items, 0–24, higher is worse. */
export const mibs = defineMeasure({
	id: 'mibs',
	name: 'Mother-to-Infant Bonding Scale (MIBS)',
	version: '1.0.0',
	items: itemsOf(8, [0, 1, 2, 3], { reversed: [2, 3, 5, 7, 8] }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: false, note: 'listed from the "most" end' },
		reversed: { confirmed: false, note: 'items 1, 4 and 6 score 0 at the "most" end; the other five run the other way' }
	},
	range: unconfirmed([0, 24]),
	direction: unconfirmed('higher-worse'),
	recall: unconfirmed('the first weeks, or now'),
	missing: { rule: 'complete', confirmed: false },
	change: {
		criteria: [],
		figures: [
			{ name: 'alpha', value: 0.71, confirmed: true, sources: ['mibs2005'] },
			{ name: 'rank correlation, day 3 with week 12', value: 0.54, confirmed: true, sources: ['mibs2005'] },
			{ name: 'alpha, Japanese form: lack of affection', value: 0.71, confirmed: true, sources: ['mibs-j'] },
			{ name: 'alpha, Japanese form: anger and rejection', value: 0.57, confirmed: true, sources: ['mibs-j'] },
			{ name: 'median with EPDS 13 or more, and below', value: [4, 1], confirmed: true, sources: ['mibs2005'] }
		]
	},
	licence: {
		owner: 'Taylor, Atkins, Kumar, Adams and Glover',
		status: 'free',
		wording: 'after-registration',
		terms: 'Free with the citation; check with the author before shipping the text.',
		confirmed: false
	},
	translations: unconfirmed('Japanese, Dutch, French, Spanish and others'),
	facts: [
		{
			name: 'subscales of the Japanese form',
			value: ['lack of affection', 'anger and rejection'],
			confirmed: true,
			sources: ['mibs-j'],
			note: 'their items are not known here, so they are not scored'
		}
	],
	notes: ['No cut-off is confirmed.'],
	sources: [
		{ key: 'mibs2005', address: 'https://alyxtaylorlab.com/?p=196' },
		{ key: 'mibs-j', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3443344' }
	]
});
