import type { Reason } from '@kith/measures';
import { m } from '#messages';

/** Why there is no score, in the language spoken now. */
export function whyNot(reason: Reason): string {
	switch (reason.code) {
		case 'not-set':
			return m.shell_why_not_set({ settings: reason.settings.join(', ') });
		case 'unknown-item':
			return m.shell_why_unknown_item({ item: reason.item });
		case 'out-of-range':
			return m.shell_why_out_of_range({
				item: reason.item,
				value: typeof reason.value === 'string' ? JSON.stringify(reason.value) : String(reason.value),
				expected: reason.expected.join(', ')
			});
		case 'not-applicable':
			return m.shell_why_not_applicable({ item: reason.item });
		case 'nothing-answered':
			return m.shell_why_nothing();
		case 'missing-items':
			return missingItems(reason);
		case 'cutoff-needed':
			return m.shell_why_cutoff({ items: reason.items.join(', ') });
		case 'not-in-table':
			return m.shell_why_no_table({ raw: reason.raw });
		case 'no-total':
			return m.shell_why_no_total();
	}
}

function missingItems({ items, of, allowed }: Extract<Reason, { code: 'missing-items' }>): string {
	const limit = allowed === 0 ? m.shell_why_all_needed() : m.shell_why_at_most({ allowed });
	return m.shell_why_missing({ count: items.length, of, items: items.join(', '), limit });
}
