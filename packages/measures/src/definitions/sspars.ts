import { defineMeasure } from '../define-measure.ts';
import { unconfirmed } from '../evidence.ts';

/** A rating of how acceptable support was: as many 1–5 items as the project sets; the mean of the answered. */
export const sspars = defineMeasure({
	id: 'sspars',
	name: 'Acceptability rating (SSPARS), generic',
	version: '1.0.0',
	items: [],
	itemEvidence: {
		count: { confirmed: false, note: 'the published instrument was not identified: the project sets its own' },
		values: { confirmed: false },
		reversed: { confirmed: false }
	},
	aggregate: { kind: 'mean' },
	range: unconfirmed([1, 5]),
	direction: unconfirmed('higher-better'),
	missing: { rule: 'person-mean-share', minShare: 0.8, confirmed: false, note: 'at least 80 % answered' },
	settings: ['items', 'values', 'direction', 'reversed', 'missing'],
	mustSet: ['items'],
	licence: { owner: 'unknown', status: 'unknown', wording: 'after-registration', terms: 'Unknown.', confirmed: false },
	facts: [{ name: 'item values, unless set', value: [1, 2, 3, 4, 5], confirmed: false }],
	notes: ['Not validated here: never bands, never caseness. A local line for "acceptable" is the project’s own.']
});
