import type { PaperState } from '../ballot/queries.server.ts';
import type { VoteMethod } from '../decision/form.ts';
import type { Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** A paper as its page shows it. */
export interface PaperShown {
	method: VoteMethod;
	places: number;
	dots: number | null;
	/** It is a no-go round: what is ticked is what she would not feel at home with. */
	isNoGo: boolean;
	options: readonly { n: number; name: Words; meaning: Words }[];
}

/** What is asked on a paper, how it is done with taps and with numbers, and what stands below its one button. */
export function howWords({ method, places, dots, isNoGo }: PaperShown) {
	const after = m.coproduction_paper_after();
	if (isNoGo) return { ask: m.coproduction_nogo_ask(), with: '', without: m.coproduction_nogo_how(), after };
	if (method === 'approval')
		return {
			ask: m.coproduction_paper_approval_ask(),
			with: '',
			without: m.coproduction_paper_approval_how(),
			after
		};
	if (method === 'dots')
		return {
			ask: m.coproduction_paper_dots_ask({ dots: dots ?? 0 }),
			with: m.coproduction_paper_dots_how(),
			without: m.coproduction_paper_dots_numbers(),
			after
		};
	return {
		ask: places > 1 ? m.coproduction_paper_order_ask_several({ places }) : m.coproduction_paper_order_ask(),
		with: m.coproduction_paper_order_how(),
		without: m.coproduction_paper_order_numbers(),
		after
	};
}

/** Why a paper could not be taken; everything on it is still there. */
export const paperRefusalWords = {
	closed: m.coproduction_paper_closed,
	'took-slip': m.coproduction_paper_took_slip,
	twice: m.coproduction_paper_twice,
	'too-many-dots': m.coproduction_paper_too_many,
	'not-an-option': m.coproduction_paper_not_an_option,
	gap: m.coproduction_paper_gap,
	number: m.coproduction_paper_not_an_option,
	lost: m.coproduction_paper_lost_text,
	'long-reason': m.coproduction_nogo_long_reason,
	nothing: m.coproduction_paper_nothing,
	both: m.coproduction_paper_both
} as const;

/** Why a paper can't be taken. */
export type PaperRefusal = keyof typeof paperRefusalWords;

/** What is said instead of a paper where none can be cast. */
export function stateWords(state: PaperState): { title: string; text: string } | undefined {
	if (state === 'over') return { title: m.coproduction_paper_over(), text: m.coproduction_paper_over_text() };
	if (state === 'void') return { title: m.coproduction_paper_void(), text: m.coproduction_paper_void_text() };
	if (state === 'counted') return { title: m.coproduction_paper_counted(), text: m.coproduction_paper_counted_text() };
	if (state === 'lost') return { title: m.coproduction_paper_lost(), text: m.coproduction_paper_lost_text() };
	if (state === 'took-slip') return { title: m.coproduction_paper_slip(), text: m.coproduction_paper_slip_text() };
	return undefined;
}

/** Why a slip could not be typed. */
export const typeRefusalWords = {
	'no-such-code': m.coproduction_paper_no_such_code,
	closed: m.coproduction_tellers_closed
} as const;
