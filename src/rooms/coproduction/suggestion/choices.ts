import { m } from '#messages';
import type { SettleRefusal } from './commands.server.ts';
import { suggestionWays, type SuggestionWay } from './form.ts';
import type { SuggestionState } from './policy.ts';

/** How somebody wants to be named, as a choice with a sentence to each. */
export const suggestionWayOptions = () =>
	suggestionWays.map((value) => ({
		value,
		label: m[`coproduction_suggest_way_${value}`](),
		hint: m[`coproduction_suggest_way_${value}_hint`]()
	}));

/** Whose a suggestion is, for those who run the project. */
export function suggestedWords({ way, signedAs }: { way: SuggestionWay; signedAs: string | null }): string {
	if (way === 'anonymous') return m.coproduction_suggest_by_nobody();
	if (!signedAs) return m.coproduction_suggest_by_unsaid();
	return way === 'signed'
		? m.coproduction_suggest_by({ name: signedAs })
		: m.coproduction_suggest_by_known({ name: signedAs });
}

/** How it stands with a suggestion: its chip. */
export function suggestionChip(state: SuggestionState): { label: string; tone: 'leaf' | 'sun' | 'clay' | 'plain' } {
	if (state === 'received') return { label: m.coproduction_suggest_received(), tone: 'sun' };
	if (state === 'on-list') return { label: m.coproduction_suggest_listed(), tone: 'leaf' };
	if (state === 'joined') return { label: m.coproduction_suggest_joined(), tone: 'leaf' };
	if (state === 'left-out') return { label: m.coproduction_suggest_left_out(), tone: 'plain' };
	return { label: m.coproduction_suggest_read(), tone: 'plain' };
}

/** Why nothing could be settled of a suggestion, with a way forward. */
export const settleRefusalWords: Record<SettleRefusal | 'itself' | 'gone', () => string> = {
	closed: m.coproduction_suggest_list_closed,
	unread: m.coproduction_suggest_unread,
	'settled-already': m.coproduction_suggest_settled,
	enough: m.coproduction_option_enough,
	gone: m.coproduction_alike_gone,
	itself: m.coproduction_suggest_itself
};

/** Why names can't be gathered, or the list can't be closed. */
export const askRefusalWords = {
	'open-already': m.coproduction_open_already,
	'changed-meanwhile': m.coproduction_decision_changed_meanwhile,
	'no-names-asked': m.coproduction_suggest_not_asked,
	'names-over': m.coproduction_suggest_ask_over,
	'not-suggesting': m.coproduction_suggest_not_asked,
	unsettled: m.coproduction_suggest_unsettled,
	'no-options': m.coproduction_open_no_options
} as const;
