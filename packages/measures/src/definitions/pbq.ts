import { defineMeasure, itemsOf } from '../define-measure.ts';
import type { Subscale, Threshold } from '../definition.ts';
import { seen, unconfirmed } from '../evidence.ts';

const complete = { rule: 'complete', confirmed: 'one scoring program needs all items', sources: ['camcops'] } as const;

function factor(
	id: string,
	name: string,
	items: readonly number[],
	high: readonly (readonly [string, number])[]
): Subscale {
	return {
		id,
		name,
		items,
		aggregate: { kind: 'sum' },
		range: seen([0, items.length * 5]),
		direction: seen('higher-worse'),
		missing: complete,
		bands: [],
		thresholds: high.map(([year, value]): Threshold => ({
			id: `high-${year}`,
			name: `high (${year})`,
			op: '>=',
			value,
			confirmed: true
		})),
		confirmed: true,
		sources: ['camcops']
	};
}

/** Postpartum Bonding Questionnaire: 25 items, 0–125, higher is worse; four factors; items 18 and 24 are about harm. */
export const pbq = defineMeasure({
	id: 'pbq',
	name: 'Postpartum Bonding Questionnaire (PBQ)',
	version: '1.0.0',
	items: itemsOf(25, [5, 4, 3, 2, 1, 0], { reversed: [1, 4, 8, 9, 11, 16, 22, 25] }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true, note: 'listed from the "always" end' },
		reversed: {
			confirmed: true,
			note: 'Items 1, 4, 8, 9, 11, 16, 22 and 25 score 0 at "always"; all others 5. Item order of 2006.'
		}
	},
	range: seen([0, 125]),
	direction: seen('higher-worse'),
	recall: unconfirmed('recent'),
	missing: complete,
	subscales: [
		factor('f1', 'factor 1', [1, 2, 6, 7, 8, 9, 10, 12, 13, 15, 16, 17], [['2006', 12]]),
		factor(
			'f2',
			'factor 2',
			[3, 4, 5, 11, 14, 21, 23],
			[
				['2006', 13],
				['2001', 17]
			]
		),
		factor('f3', 'factor 3', [19, 20, 22, 25], [['2006', 10]]),
		factor(
			'f4',
			'factor 4 (harm)',
			[18, 24],
			[
				['2006', 2],
				['2001', 3]
			]
		)
	],
	riskItems: [18, 24].map((item) => ({
		item,
		when: { op: '>=', value: 1 } as const,
		action: 'safeguarding' as const,
		confirmed: 'that the items make the harm factor is confirmed; the trigger is a rule of this library',
		note: 'safeguarding route, whatever the total'
	})),
	licence: {
		owner: 'I. F. Brockington',
		status: 'free',
		wording: 'unaltered',
		terms: 'No licence needed; with the citation.',
		confirmed: true,
		sources: ['camcops']
	},
	translations: unconfirmed('about 30 languages'),
	sources: [{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' }]
});
