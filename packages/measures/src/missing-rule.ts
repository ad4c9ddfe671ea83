import type { Evidence } from './evidence.ts';

/** What happens when answers are missing. `confirmed` says whether the rule was read in a source. */
export type MissingRule = Evidence &
	(
		| /** Every item is needed. */ { readonly rule: 'complete' }
		| /** Up to `maxMissing` blanks: each takes the mean of the person's answered items. */ {
				readonly rule: 'person-mean';
				readonly maxMissing: number;
		  }
		| /** The same, as long as this share of the items (0 to 1) was answered. */ {
				readonly rule: 'person-mean-share';
				readonly minShare: number;
		  }
		| /** A blank counts as 0, as long as one item was answered. */ { readonly rule: 'zero' }
		| /** There is no total: each subscale has its own rule. */ { readonly rule: 'each-part' }
		| /**
		   * Up to `ignore` blanks count as 0; exactly `adjustAt` blanks: the plain sum stands, unless it lies within
		   * `within` points of the cut-off, when each blank takes the mean of the answered items.
		   */ {
				readonly rule: 'near-cutoff';
				readonly ignore: number;
				readonly adjustAt: number;
				readonly within: number;
		  }
	);
