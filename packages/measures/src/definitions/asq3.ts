import { defineMeasure, itemsOf, numbers } from '../define-measure.ts';
import type { PrintedCutoff, Subscale } from '../definition.ts';
import { seen, unconfirmed } from '../evidence.ts';

const domains = ['communication', 'gross-motor', 'fine-motor', 'problem-solving', 'personal-social'];

function domain(id: string, index: number): Subscale {
	return {
		id,
		name: id.replace('-', ' '),
		items: numbers(index * 6 + 1, index * 6 + 6),
		aggregate: { kind: 'sum' },
		range: seen([0, 60]),
		direction: seen('higher-better'),
		missing: {
			rule: 'person-mean',
			maxMissing: 2,
			confirmed: 'that up to 2 may be omitted is confirmed; that each takes the mean of the answered is not'
		},
		bands: [],
		thresholds: [],
		confirmed: true
	};
}

function cutoffs(interval: number, confirmed: boolean, values: readonly number[]): PrintedCutoff[] {
	return domains.map((part, index) => ({ interval, part, value: values[index] ?? 0, confirmed }));
}

/** ASQ-3: five domains of 6 items (10, 5, 0), each 0–60, higher is better; never a total. */
export const asq3 = defineMeasure({
	id: 'asq3',
	name: 'Ages & Stages Questionnaires, third edition (ASQ-3)',
	version: '1.0.0',
	administration: 'about-child',
	items: itemsOf(30, [10, 5, 0]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	noTotal: 'The five domains are never added up.',
	range: null,
	direction: seen('higher-better'),
	recall: seen('what the child can do now'),
	missing: { rule: 'each-part', confirmed: true },
	subscales: domains.map(domain),
	cutoffs: {
		refer: '<=',
		intervals: unconfirmed([2, 4, 6, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24, 27, 30, 33, 36, 42, 48, 54, 60], {
			note: 'that there are 21 is confirmed'
		}),
		printed: [
			...cutoffs(12, true, [15.64, 21.49, 34.5, 27.32, 21.73]),
			...cutoffs(36, true, [30.99, 36.99, 18.07, 30.29, 35.33]),
			...cutoffs(24, false, [25.17, 38.07, 35.16, 29.78, 31.54])
		],
		confirmed: true,
		note: 'refer: at or below mean − 2 SD; monitor: from there to mean − 1 SD. The licensee enters the table of the guide.',
		sources: ['asq-kb', 'asq12', 'asq36']
	},
	riskItems: [
		{
			item: null,
			when: 'any-concern',
			action: 'follow-up',
			confirmed: true,
			note: 'the overall section: follow up any concern'
		}
	],
	licence: {
		owner: 'Paul H. Brookes Publishing',
		status: 'paid',
		wording: 'no',
		terms: 'Scoring keys only; take item scores or domain scores.',
		confirmed: false
	},
	translations: seen('official Spanish and others'),
	facts: [
		{
			name: 'correct the age for a birth this many weeks early, up to this many months',
			value: [3, 24],
			confirmed: false
		}
	],
	sources: [
		{ key: 'asq-kb', address: 'https://support.agesandstages.com/kb/tag/149' },
		{
			key: 'asq12',
			address: 'https://environhealthprevmed.biomedcentral.com/articles/10.1186/s12199-020-00873-6/tables/2'
		},
		{ key: 'asq36', address: 'https://fill.io/Form-36-Month-ASQ-3-Information-Summary' }
	]
});
