import { defineMeasure, itemsOf, numbers } from '../define-measure.ts';
import { unconfirmed } from '../evidence.ts';

const areas = [
	'private feelings',
	'material aid',
	'advice',
	'positive feedback',
	'physical assistance',
	'social participation'
];

// Retest and alpha are low: the ratings are averages of six areas, with at least four answered.
const fourOfSix = { rule: 'person-mean', maxMissing: 2, confirmed: false, note: 'at least 4 of the 6 areas' } as const;

/**
 * Arizona Social Support Interview Schedule. Items 1–6 are the satisfaction ratings of the six areas, 7–12 the need
 * ratings in the same order. Names of people are counted with `supportNetwork`.
 */
export const assis = defineMeasure({
	id: 'assis',
	name: 'Arizona Social Support Interview Schedule (ASSIS)',
	version: '1.0.0',
	administration: 'interview',
	items: [...itemsOf(6, [1, 2, 3, 4, 5, 6, 7]), ...itemsOf(6, [1, 2, 3, 4, 5], { startAt: 7 })],
	itemEvidence: {
		count: { confirmed: false },
		values: { confirmed: false, note: 'later forms use three points: set them with configure' },
		reversed: { confirmed: false }
	},
	noTotal: 'Network size, satisfaction and need are separate scores.',
	range: null,
	direction: null,
	recall: unconfirmed('last month'),
	missing: { rule: 'each-part', confirmed: false },
	subscales: [
		{
			id: 'satisfaction',
			name: 'satisfaction with support (mean of the areas)',
			items: numbers(1, 6),
			aggregate: { kind: 'mean' },
			range: unconfirmed([1, 7]),
			direction: unconfirmed('higher-better'),
			missing: fourOfSix,
			bands: [],
			thresholds: [],
			confirmed: false
		},
		{
			id: 'need',
			name: 'need of support (mean of the areas)',
			items: numbers(7, 12),
			aggregate: { kind: 'mean' },
			range: unconfirmed([1, 5]),
			direction: unconfirmed('higher-worse', { note: 'higher is more need' }),
			missing: fourOfSix,
			bands: [],
			thresholds: [],
			confirmed: false
		}
	],
	change: {
		criteria: [],
		figures: [
			{ name: 'test-retest: network size', value: 0.88, confirmed: false },
			{ name: 'test-retest: conflicted network size', value: 0.54, confirmed: false },
			{ name: 'test-retest: satisfaction', value: 0.69, confirmed: false },
			{ name: 'test-retest: need', value: 0.8, confirmed: false },
			{ name: 'alpha: satisfaction', value: 0.33, confirmed: false },
			{ name: 'alpha: need', value: 0.52, confirmed: false }
		]
	},
	settings: ['values', 'missing'],
	licence: {
		owner: 'Manuel Barrera (1980, 1981)',
		status: 'permission',
		wording: 'after-registration',
		terms: 'Ask the author.',
		confirmed: false
	},
	translations: unconfirmed('Spanish versions exist in the literature'),
	facts: [
		{ name: 'areas, in the order of the items', value: areas, confirmed: false },
		{ name: 'a further area, only to mark conflicted ties', value: 'negative interactions', confirmed: false },
		{
			name: 'social support as an outcome of parent-led groups',
			value: 'improved overall and in some areas',
			confirmed: true,
			sources: ['pact2020'],
			note: 'which instrument was used is not confirmed'
		}
	],
	notes: ['Store people as pseudonymous ids, never by name.', 'Low alpha: report each area too.'],
	sources: [{ key: 'pact2020', address: 'https://doi.org/10.3390/ijerph17082795' }]
});
