import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** Newest Vital Sign UK: 6 questions on a food label, right (1) or wrong (0), 0–6, higher is better. */
export const nvsUk = defineMeasure({
	id: 'nvs-uk',
	name: 'Newest Vital Sign UK (NVS-UK)',
	version: '1.0.0',
	administration: 'performance',
	items: itemsOf(6, [0, 1]),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true, note: 'the interviewer marks right or wrong from a key; about 3 minutes' },
		reversed: { confirmed: true }
	},
	range: seen([0, 6]),
	direction: seen('higher-better'),
	recall: seen('none: a test of performance'),
	missing: {
		rule: 'zero',
		confirmed: false,
		note: 'an unanswered question is a wrong one; the last is only asked when the one before was right'
	},
	bands: [
		{ from: 0, to: 1, label: 'high chance of limited literacy', confirmed: true, sources: ['nvs-bands-code'] },
		{ from: 2, to: 3, label: 'possible limited literacy', confirmed: true, sources: ['nvs-bands-code'] },
		{ from: 4, to: 6, label: 'almost always adequate', confirmed: true, sources: ['nvs-bands-code'] }
	],
	thresholds: [
		{
			id: 'uk-low',
			name: 'low, UK',
			op: '<',
			value: 2,
			accuracy: { sensitivity: 0.7, specificity: 0.82 },
			confirmed: true,
			sources: ['nvsuk']
		},
		{
			id: 'uk-adequate',
			name: 'adequate, UK',
			op: '>=',
			value: 4,
			accuracy: { sensitivity: 1, specificity: 0.4 },
			confirmed: true,
			note: 'a poster prints "above 4", the bands say 4 to 6; this key uses 4 or more',
			sources: ['nvsuk', 'nvsuk-poster']
		}
	],
	change: {
		criteria: [],
		figures: [
			{ name: 'alpha', value: 0.74, confirmed: true, sources: ['nvsuk'] },
			{ name: 'correlation with TOFHLA', value: 0.49, confirmed: true, sources: ['nvsuk'] },
			{ name: 'area under the curve', value: 0.81, confirmed: true, sources: ['nvsuk'] }
		]
	},
	licence: {
		owner: 'Pfizer; UK version Rowlands and others, 2013 (open access)',
		status: 'free',
		wording: 'after-registration',
		terms: 'Check with the owner before shipping the text.',
		confirmed: false
	},
	translations: unconfirmed('an official Spanish version for the United States'),
	notes: ['No reliable change is published: report moves between bands.'],
	sources: [
		{ key: 'nvsuk', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3681579' },
		{ key: 'nvsuk-poster', address: 'https://fn.bmj.com/content/97/Suppl_1/A59.1' },
		{ key: 'nvs-bands-code', address: 'a public text that prints the three bands' }
	]
});
