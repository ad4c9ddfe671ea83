import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** UCLA three-item loneliness scale: 3–9, higher is worse. */
export const ucla3 = defineMeasure({
	id: 'ucla3',
	name: 'UCLA loneliness scale, 3 items',
	version: '1.0.0',
	items: itemsOf(3, [1, 2, 3]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	range: seen([3, 9]),
	direction: seen('higher-worse'),
	recall: seen('in general'),
	missing: { rule: 'complete', confirmed: false },
	bands: [
		{ from: 3, to: 5, label: 'not lonely', confirmed: false },
		{ from: 6, to: 9, label: 'lonely', confirmed: false }
	],
	thresholds: [{ id: 'lonely', name: 'lonely (as used by Steptoe 2013)', op: '>=', value: 6, confirmed: false }],
	change: { criteria: [], figures: [{ name: 'alpha', value: 0.72, confirmed: false }] },
	licence: {
		owner: 'Hughes and others 2004, from Russell’s UCLA-R',
		status: 'free',
		wording: 'unaltered',
		terms: 'Free for research, with the citation.',
		confirmed: false
	},
	translations: unconfirmed('Spanish in the literature'),
	facts: [
		{
			name: 'the UK national indicators add one direct question with 5 options, reported apart',
			value: true,
			confirmed: 'the guidance page was seen, its list of items was not',
			sources: ['ons-lonely']
		},
		{ name: 'there are no official bands', value: true, confirmed: 'seen in a second-hand source' }
	],
	sources: [
		{ key: 'ucla-score', address: 'https://www.simplified.tools/assess_ucla_lsc' },
		{
			key: 'ons-lonely',
			address:
				'https://ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/measuringlonelinessguidanceforuseofthenationalindicatorsonsurveys'
		}
	]
});
