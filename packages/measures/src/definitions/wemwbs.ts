import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

const secondHand = 'seen in a second-hand copy';

/** Warwick-Edinburgh Mental Wellbeing Scale: 14 items, 14–70, higher is better. */
export const wemwbs = defineMeasure({
	id: 'wemwbs',
	name: 'Warwick-Edinburgh Mental Wellbeing Scale (WEMWBS, 14 items)',
	version: '1.0.0',
	items: itemsOf(14, [1, 2, 3, 4, 5]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	range: seen([14, 70]),
	direction: seen('higher-better'),
	recall: seen('last 2 weeks'),
	missing: { rule: 'person-mean', maxMissing: 3, confirmed: false, note: 'up to 3 of 14; more: no score' },
	bands: [
		{ from: 14, to: 40, label: 'as with probable depression (a benchmark, not a diagnosis)', confirmed: secondHand },
		{ from: 41, to: 44, label: 'as with possible depression (a benchmark, not a diagnosis)', confirmed: secondHand },
		{ from: 45, to: 59, label: 'average', confirmed: secondHand },
		{ from: 60, to: 70, label: 'high', confirmed: secondHand }
	],
	change: {
		criteria: [
			{
				id: 'sem-upper',
				kind: 'reliable',
				better: 8.6,
				worse: 8.6,
				preferred: true,
				confirmed: 'derived: 2.77 × the largest published SEM, 3.1',
				note: 'the careful end of 6.6 to 8.6'
			},
			{
				id: 'sem-lower',
				kind: 'reliable',
				better: 6.6,
				worse: 6.6,
				confirmed: 'derived: 2.77 × the smallest published SEM, 2.4'
			},
			{ id: 'three-points', kind: 'important', better: 3, worse: 3, confirmed: false, note: '3 to 8 is often quoted' }
		],
		figures: [
			{ name: 'SEM, lowest and highest published', value: [2.4, 3.1], confirmed: true, sources: ['maheswaran2012'] },
			{ name: 'alpha', value: 0.89, confirmed: false },
			{ name: 'test-retest, 1 week', value: 0.83, confirmed: false },
			{ name: 'UK mean', value: 51, confirmed: false },
			{ name: 'often quoted as meaningful, points', value: [3, 8], confirmed: false }
		]
	},
	licence: {
		owner: 'University of Warwick (older notices: with NHS Health Scotland and the University of Edinburgh)',
		status: 'registration',
		wording: 'after-registration',
		terms: 'Registration with the owner before use; unaltered and with its notice. Fee terms are unconfirmed.',
		confirmed: 'registration confirmed, fee terms not',
		sources: ['warwick-howto']
	},
	translations: unconfirmed('the owner lists approved ones, Spanish among them'),
	facts: [
		{
			name: 'smallest group the owner advises: people with two time points',
			value: 30,
			confirmed: true,
			sources: ['warwick-howto']
		}
	],
	notes: [
		'The owner says: not for screening, and there is no cut point. The bands are benchmarks and are off by default.',
		'Report at group level.'
	],
	sources: [
		{ key: 'warwick-howto', address: 'https://warwick.ac.uk/fac/sci/med/research/platform/wemwbs/using/howto' },
		{ key: 'warwick-uses', address: 'https://warwick.ac.uk/fac/sci/med/research/platform/wemwbs/researchers/uses' },
		{ key: 'maheswaran2012', address: 'https://link.springer.com/doi/10.1186/1477-7525-10-156' },
		{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' },
		{ key: 'wemwbs-cuts-copy', address: 'http://handlebar-online.com/?p=278779 (third-party copy of the bands)' }
	]
});
