import type { Setting } from './definition.ts';

/** Why there is no score, exactly. */
export type Reason =
	| { readonly code: 'not-set'; readonly settings: readonly Setting[] }
	| { readonly code: 'unknown-item'; readonly item: string }
	| {
			readonly code: 'out-of-range';
			readonly item: number;
			readonly value: unknown;
			readonly expected: readonly number[];
	  }
	| { readonly code: 'not-applicable'; readonly item: number }
	| { readonly code: 'nothing-answered' }
	| { readonly code: 'missing-items'; readonly items: readonly number[]; readonly allowed: number; readonly of: number }
	| { readonly code: 'cutoff-needed'; readonly items: readonly number[] }
	| { readonly code: 'not-in-table'; readonly raw: number }
	| { readonly code: 'no-total'; readonly why: string };

/** A reason as an English sentence without a full stop. Other languages: switch on `code`. */
export function explain(reason: Reason): string {
	switch (reason.code) {
		case 'not-set':
			return `this measure must be set up first: ${reason.settings.join(', ')}`;
		case 'unknown-item':
			return `there is no item ${reason.item} in this measure`;
		case 'out-of-range':
			return `item ${reason.item} is ${shown(reason.value)}; expected ${reason.expected.join(', ')}`;
		case 'not-applicable':
			return `item ${reason.item} cannot be "not applicable"`;
		case 'nothing-answered':
			return 'no item was answered';
		case 'missing-items':
			return missingItems(reason);
		case 'cutoff-needed':
			return `${count(reason.items.length)} missing (${reason.items.join(', ')}): the cut-off of the form is needed to score it`;
		case 'not-in-table':
			return `the conversion table has no entry for ${reason.raw}`;
		case 'no-total':
			return `no total: ${reason.why}`;
	}
}

function missingItems(reason: Extract<Reason, { code: 'missing-items' }>): string {
	const limit = reason.allowed === 0 ? 'every item is needed' : `at most ${reason.allowed} may be missing`;
	return `${count(reason.items.length)} of ${reason.of} missing (${reason.items.join(', ')}); ${limit}`;
}

function count(items: number): string {
	return items === 1 ? '1 item' : `${items} items`;
}

function shown(value: unknown): string {
	return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
