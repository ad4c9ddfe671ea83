import { defineMeasure, itemsOf, numbers } from '../define-measure.ts';
import type { Subscale } from '../definition.ts';
import { seen, unconfirmed } from '../evidence.ts';

const words = 395;

function count(id: string, name: string, from: number): Subscale {
	return {
		id,
		name,
		items: numbers(1, words),
		aggregate: { kind: 'count', from },
		range: seen([0, words]),
		direction: seen('higher-better'),
		missing: { rule: 'zero', confirmed: false, note: 'a word that is not ticked counts as not known' },
		bands: [],
		thresholds: [],
		confirmed: true
	};
}

/** UK-CDI words and gestures: 395 words, 0 = neither, 1 = understands, 2 = understands and says; two counts. */
export const cdi = defineMeasure({
	id: 'cdi',
	name: 'MacArthur-Bates Communicative Development Inventories, UK form (UK-CDI)',
	version: '1.0.0',
	administration: 'about-child',
	items: itemsOf(words, [0, 1, 2]),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: false, note: '0 neither, 1 understands, 2 understands and says' },
		reversed: { confirmed: true }
	},
	noTotal: 'Words understood and words said are two counts.',
	range: null,
	direction: seen('higher-better'),
	recall: seen('the words the child has now; 8 to 18 months'),
	missing: { rule: 'each-part', confirmed: false },
	subscales: [
		count('comprehension', 'words understood (understands, or understands and says)', 1),
		count('production', 'words said', 2)
	],
	cutoffs: {
		refer: '<=',
		intervals: seen(numbers(8, 18)),
		printed: [],
		confirmed: true,
		note: 'flagged: the lowest 10 % for age in months and sex. The norms are licensed: enter the 10th percentile.',
		sources: ['ukcdi-faq']
	},
	change: {
		criteria: [],
		figures: [
			{ name: 'norm sample: signed up, contributed', value: [4575, 1693], confirmed: true, sources: ['ukcdi-data'] },
			{ name: 'norm sample: mean number for each month and sex', value: 55, confirmed: true },
			{ name: 'median understood at 13 months: UK, US', value: [87, 97], confirmed: true, sources: ['ukcdi-lucid'] }
		]
	},
	settings: ['items'],
	licence: {
		owner: 'CDI Advisory Board and Brookes; UK-CDI team',
		status: 'permission',
		wording: 'no',
		terms: 'Proprietary; ask permission.',
		confirmed: false
	},
	translations: unconfirmed('Spanish Inventarios, with norms of their own'),
	facts: [
		{ name: 'words in the US forms: words and gestures, words and sentences', value: [396, 680], confirmed: false },
		{
			name: 'months of the US forms',
			value: { 'words and gestures': [8, 18], 'words and sentences': [16, 30] },
			confirmed: false
		},
		{ name: 'a third score', value: 'gestures', confirmed: false, note: 'how many there are is not known: not scored' }
	],
	sources: [
		{
			key: 'ukcdi-lucid',
			address:
				'https://www.lucid.ac.uk/resources/for-researchers/outputs/the-uk-cdi-inter-dialect-differences-in-english-language-cdi-datasets/'
		},
		{ key: 'ukcdi-data', address: 'https://reshare.ukdataservice.ac.uk/853687' },
		{ key: 'ukcdi-faq', address: 'https://lucid.ac.uk/resources/uk-cdi/uk-cdi-frequently-asked-questions/' }
	]
});
