import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** ReQoL-10: 10 items, 0–40, higher is better; an eleventh question on physical health stays apart. */
export const reqol10 = defineMeasure({
	id: 'reqol10',
	name: 'Recovering Quality of Life, 10 items (ReQoL-10)',
	version: '1.0.0',
	items: itemsOf(10, [0, 1, 2, 3, 4]),
	extraItems: itemsOf(1, [0, 1, 2, 3, 4], { startAt: 11 }).map((item) => ({ ...item, id: 'physical-health' })),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true, note: 'the value of each option is printed on the form: 0 worst, 4 best' },
		reversed: { confirmed: false, note: 'positive and negative items are mixed; which is which is not confirmed' }
	},
	range: seen([0, 40]),
	direction: seen('higher-better'),
	recall: unconfirmed('last week'),
	missing: { rule: 'person-mean', maxMissing: 1, confirmed: false, note: '1 missing: the mean of the other 9' },
	bands: [
		{ from: 0, to: 23, label: 'clinical range', confirmed: 'sources disagree on a score of 24' },
		{ from: 24, to: 40, label: 'general population', confirmed: 'sources disagree on a score of 24' }
	],
	thresholds: [
		{
			id: 'below-24',
			name: 'clinical: below 24 (Franklin 2021)',
			op: '<',
			value: 24,
			confirmed: 'read in one article; the user guide, from memory, says 24 and below',
			sources: ['reqol-franklin']
		},
		{
			id: 'up-to-24',
			name: 'clinical: 24 and below (user guide)',
			op: '<=',
			value: 24,
			confirmed: false,
			note: 'choose one of the two and say which'
		}
	],
	riskItems: [
		{
			item: null,
			when: { op: '<=', value: 1 },
			action: 'safety',
			confirmed: false,
			note: 'one item is about whether life is worth living; set its number from the licensed form; the two worst options count'
		}
	],
	change: {
		criteria: [{ id: 'reliable', kind: 'reliable', better: 5, worse: 5, preferred: true, confirmed: false }],
		figures: [
			{ name: 'test-retest, above', value: 0.85, confirmed: true, sources: ['reqol-2018'] },
			{ name: 'standardised response mean, above', value: 0.4, confirmed: true, sources: ['reqol-2018'] }
		]
	},
	settings: ['riskItem'],
	licence: {
		owner: 'University of Sheffield; Oxford University Innovation',
		status: 'registration',
		wording: 'after-registration',
		terms: 'A licence is needed; that it is free for publicly funded health care is unconfirmed.',
		confirmed: 'that a licence is needed is confirmed, its terms are not',
		sources: ['reqol-shef']
	},
	translations: { value: '28, Spanish among them', confirmed: 'that there are 28 is confirmed, Spanish is not' },
	sources: [
		{ key: 'reqol-shef', address: 'https://licensing.sheffield.ac.uk/i/health-outcomes/ReQOL.html' },
		{ key: 'reqol-2018', address: 'https://cora.ucc.ie/handle/10468/6469' },
		{ key: 'reqol-franklin', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8034045' },
		{ key: 'reqol-handbook', address: 'https://doi.org/10.1007/978-3-030-89738-3_13-1' }
	]
});
