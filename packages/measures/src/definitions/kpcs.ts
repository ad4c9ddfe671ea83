import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** Karitane Parenting Confidence Scale: 15 items, 0–45, higher is better; "not applicable" on items 1 and 9 counts 2. */
export const kpcs = defineMeasure({
	id: 'kpcs',
	name: 'Karitane Parenting Confidence Scale (KPCS)',
	version: '1.0.0',
	items: itemsOf(15, [0, 1, 2, 3], { notApplicable: { items: [1, 9], countsAs: 2 } }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true },
		reversed: { confirmed: true },
		notApplicable: { confirmed: true, note: 'items 1 and 9 only; counts 2', sources: ['kpcs-manual'] }
	},
	range: seen([0, 45]),
	direction: seen('higher-better'),
	recall: seen('now, generally; parents of infants of 0 to 12 months'),
	missing: { rule: 'complete', confirmed: false, note: 'no rule for blanks is known, so every item is needed' },
	bands: [
		{ from: 40, to: 45, label: 'non-clinical', confirmed: true },
		{ from: 36, to: 39, label: 'mild', confirmed: false },
		{ from: 31, to: 35, label: 'moderate', confirmed: 'unconfirmed; the edge between 30 and 31 is uncertain' },
		{ from: 0, to: 30, label: 'severe', confirmed: 'unconfirmed; the edge between 30 and 31 is uncertain' }
	],
	thresholds: [
		{
			id: 'clinical',
			name: 'clinical range (not a diagnosis)',
			op: '<=',
			value: 39,
			accuracy: { sensitivity: 0.86, ppv: 0.88 },
			confirmed: true,
			sources: ['kpcs-2008']
		}
	],
	change: {
		criteria: [],
		figures: [
			{ name: 'alpha', value: 0.81, confirmed: true, sources: ['kpcs-2008'] },
			{ name: 'test-retest', value: 0.88, confirmed: true, sources: ['kpcs-2008'] },
			{
				name: 'Danish means: 2 and 6 months, not at risk; 2 and 6 months, at risk',
				value: [41.75, 42.41, 39.51, 41.12],
				confirmed: true,
				sources: ['kpcs-dk']
			},
			{ name: 'Nepal: mean and SD', value: [35.47, 5.48], confirmed: true }
		]
	},
	licence: {
		owner: 'Črnčec, Barnett and Matthey; Karitane, Sydney South West Area Health Service',
		status: 'free',
		wording: 'unaltered',
		terms: 'Unaltered, with the full reference on every copy.',
		confirmed: true,
		sources: ['kpcs-performwell']
	},
	translations: unconfirmed('Danish, Nepali and Japanese are validated; Spanish is not confirmed'),
	facts: [
		{
			name: 'a later split in three: parenting, support, child development',
			value: null,
			confirmed: false,
			note: 'its items are not known, so it is not scored'
		}
	],
	notes: [
		'Ceiling effect. For a reliable change take the SD of your own group with the test-retest 0.88.',
		'The manual suggests talking over any item answered 0 or 1.'
	],
	sources: [
		{
			key: 'kpcs-performwell',
			address:
				'http://www.performwell.org/index.php/find-surveyassessments/outcomes/social-development/parenting-skills/karitane-parenting-confidence-scale'
		},
		{
			key: 'kpcs-manual',
			address:
				'https://fdocuments.in/document/karitane-parenting-confidence-scale-the-karitane-parenting-confidence-scale.html'
		},
		{ key: 'kpcs-2008', address: 'https://doi.org/10.1002/nur.20271' },
		{ key: 'kpcs-dk', address: 'https://doi.org/10.1186/s41687-019-0126-1' }
	]
});
