import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** EPDS: 10 items, 0–30, higher is worse; item 10 is the risk item; items 3, 4, 5 are the anxiety subscale. */
export const epds = defineMeasure({
	id: 'epds',
	name: 'Edinburgh Postnatal Depression Scale (EPDS)',
	version: '1.0.0',
	items: itemsOf(10, [0, 1, 2, 3], { reversed: [3, 5, 6, 7, 8, 9, 10] }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true, note: 'each item has its own four options' },
		reversed: {
			confirmed: true,
			note: 'Items 1, 2 and 4 are printed 0-1-2-3 down the page, the others 3-2-1-0. Store the value, never the position.'
		}
	},
	range: seen([0, 30]),
	direction: seen('higher-worse'),
	recall: seen('last 7 days'),
	missing: { rule: 'complete', confirmed: 'no official rule is known; one scoring program needs all 10' },
	subscales: [
		{
			id: 'epds3a',
			name: 'anxiety, 3 items (EPDS-3A)',
			items: [3, 4, 5],
			aggregate: { kind: 'sum' },
			range: seen([0, 9]),
			direction: seen('higher-worse'),
			missing: { rule: 'complete', confirmed: false },
			bands: [],
			thresholds: [
				{
					id: 'anxiety',
					name: 'possible anxiety',
					op: '>=',
					value: 6,
					confirmed: false,
					note: 'lower in pregnancy'
				}
			],
			confirmed: true,
			sources: ['epds3a']
		}
	],
	bands: [
		{ from: 0, to: 9, label: 'lower', confirmed: true },
		{ from: 10, to: 12, label: 'possible depression', confirmed: true },
		{ from: 13, to: 30, label: 'probable depression', confirmed: true }
	],
	thresholds: [
		{
			id: 'possible',
			name: 'possible depression',
			op: '>=',
			value: 10,
			accuracy: { sensitivity: 0.85, specificity: 0.84 },
			confirmed: true,
			sources: ['levis2020']
		},
		{
			id: 'best-joint',
			name: 'best joint accuracy in a meta-analysis of individual data',
			op: '>=',
			value: 11,
			accuracy: { sensitivity: 0.81, specificity: 0.88 },
			confirmed: true,
			sources: ['levis2020']
		},
		{
			id: 'probable',
			name: 'probable depression',
			op: '>=',
			value: 13,
			accuracy: { sensitivity: 0.66, specificity: 0.95 },
			confirmed: true,
			sources: ['levis2020']
		},
		{ id: 'antenatal', name: 'in pregnancy, UK', op: '>=', value: 15, confirmed: false }
	],
	riskItems: [
		{
			item: 10,
			when: { op: '>=', value: 1 },
			action: 'safety',
			confirmed: true,
			note: 'whatever the total; one Dutch programme alerts from 2, this key stays at 1',
			sources: ['clincalc-epds', 'buzz-table']
		}
	],
	change: {
		criteria: [
			{ id: 'matthey-2004', kind: 'reliable', better: 4, worse: 4, preferred: true, confirmed: false },
			{ id: 'mcid', kind: 'important', better: 4, worse: 3, confirmed: true, sources: ['epds-mcid'] }
		],
		figures: [{ name: 'alpha', value: [0.79, 0.88], confirmed: '0.79 confirmed in one study' }]
	},
	licence: {
		owner: 'Royal College of Psychiatrists',
		status: 'permission',
		wording: 'no',
		terms:
			'Written permission for copying, distribution, online use or republication. Single users may photocopy it whole with the citation. Embedding in software has been refused before.',
		confirmed: true,
		sources: ['camcops']
	},
	translations: unconfirmed('many validated ones, Spanish among them, with cut-offs of their own'),
	codes: { loinc: { total: '71354-5', panel: '99046-5', confirmed: false }, snomed: [] },
	sources: [
		{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' },
		{ key: 'clincalc-epds', address: 'https://docs.rs/crate/clincalc/latest/source/src/calculators/epds.rs' },
		{ key: 'levis2020', address: 'https://doi.org/10.1136/bmj.m4022' },
		{ key: 'epds-mcid', address: 'https://doi.org/10.1016/j.ajp.2021.102873' },
		{ key: 'epds3a', address: 'https://doi.org/10.1371/journal.pone.0221894' },
		{ key: 'buzz-table', address: 'https://bmjopenquality.bmj.com/highwire/markup/145226/expansion' }
	]
});
