import { defineMeasure } from '../define-measure.ts';
import { qualified, seen } from '../evidence.ts';

const cutoffs: readonly (readonly [months: number, points: number])[] = [
	[2, 35],
	[6, 45],
	[12, 50],
	[18, 65],
	[24, 65],
	[30, 85],
	[36, 105],
	[48, 85],
	[60, 95]
];

/**
 * ASQ:SE-2: 16 items (2 months) to 36 (60 months), each 0, 5 or 10, and 5 points for each concern; higher is worse.
 * The number of items differs by form: set it with `configure`; give `score` the licensed cut-off.
 */
export const asqse2 = defineMeasure({
	id: 'asqse2',
	name: 'Ages & Stages Questionnaires: Social-Emotional, second edition (ASQ:SE-2)',
	version: '1.0.0',
	administration: 'about-child',
	items: [],
	itemEvidence: {
		count: { confirmed: true, note: '16 at 2 months to 36 at 60 months' },
		values: { confirmed: true },
		reversed: { confirmed: true, note: 'the direction is printed per item; store the printed value' }
	},
	range: null,
	direction: seen('higher-worse'),
	recall: seen('how the child behaves now'),
	concernPoints: seen(5),
	missing: {
		rule: 'near-cutoff',
		ignore: 2,
		adjustAt: 3,
		within: 5,
		confirmed: 'the limits are confirmed; that each blank takes the mean of the answered is not',
		sources: ['asq-kb']
	},
	cutoffs: {
		refer: '>',
		intervals: qualified(
			cutoffs.map(([months]) => months),
			'the ends, 2 and 60, are confirmed'
		),
		printed: cutoffs.map(([interval, value]) => ({ interval, part: 'total', value, confirmed: false })),
		confirmed: true,
		note: 'above the cut-off of the form: refer. The licensee enters the cut-off and the monitoring band.'
	},
	riskItems: [
		{
			item: null,
			when: 'any-concern',
			action: 'follow-up',
			confirmed: true,
			note: 'follow up every concern, whatever the total'
		}
	],
	settings: ['items'],
	mustSet: ['items'],
	licence: {
		owner: 'Paul H. Brookes Publishing',
		status: 'paid',
		wording: 'no',
		terms: 'Scoring keys only; take item scores or totals.',
		confirmed: false
	},
	translations: qualified('official Spanish', 'unconfirmed for this form'),
	notes: ['Across forms compare mean item scores, not totals.'],
	sources: [{ key: 'asq-kb', address: 'https://support.agesandstages.com/kb/tag/149' }]
});
