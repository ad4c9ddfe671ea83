import { dayAndTime } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { decisionStages, methods, showsTo, tieRules } from './form.ts';
import type { ProjectDecision } from './queries.server.ts';

/** How it is counted, as a choice with a sentence to each; an order of preference is recommended. */
export const methodOptions = () =>
	methods.map((value) => ({
		value,
		label: m[`coproduction_method_${value}`](),
		hint: m[`coproduction_method_${value}_hint`]()
	}));

/** What happens where options are equal at the last place, as a choice. */
export const tieOptions = () =>
	tieRules.map((value) => ({
		value,
		label: m[`coproduction_tie_${value}`](),
		hint: m[`coproduction_tie_${value}_hint`]()
	}));

/** Who reads the result, as a choice. */
export const showsOptions = () => showsTo.map((value) => ({ value, label: m[`coproduction_shows_${value}`]() }));

const stageKey = (stage: (typeof decisionStages)[number]) => stage.replace('-', '_') as 'no_go';

/** What may come before the vote, as ticks. */
export const beforeVoteOptions = () =>
	decisionStages.map((value) => ({
		value,
		label: m[`coproduction_stage_${stageKey(value)}`](),
		hint: m[`coproduction_stage_${stageKey(value)}_hint`]()
	}));

/** How it stands with a vote: its chip, and whether it is one for which something is to be done. */
export function voteStateOf(
	{ state, closesAt, heldWhy, listClosedAt }: Pick<ProjectDecision, 'state' | 'closesAt' | 'heldWhy' | 'listClosedAt'>,
	now: Date,
	zone: string
): { label: string; tone: 'leaf' | 'sun' | 'clay' | 'plain' } {
	if (state === 'drafting') return { label: m.coproduction_state_drafting(), tone: 'plain' };
	if (state === 'suggesting')
		return listClosedAt
			? { label: m.coproduction_state_listed(), tone: 'plain' }
			: { label: m.coproduction_state_suggesting(), tone: 'sun' };
	if (state === 'no-go') return { label: m.coproduction_state_no_go(), tone: 'sun' };
	if (state === 'void') return { label: m.coproduction_state_void(), tone: 'clay' };
	if (state === 'counted') return { label: m.coproduction_state_counted(), tone: 'leaf' };
	if (state === 'adopted') return { label: m.coproduction_state_adopted(), tone: 'leaf' };
	if (heldWhy) return { label: m.coproduction_state_held(), tone: 'clay' };
	if (closesAt && closesAt > now)
		return { label: m.coproduction_state_open({ until: dayAndTime(closesAt, zone) }), tone: 'sun' };
	return { label: m.coproduction_state_over(), tone: 'sun' };
}

/** Why a vote can't be opened, each with a way forward. */
export const openRefusalWords = {
	'changed-meanwhile': m.coproduction_decision_changed_meanwhile,
	'open-already': m.coproduction_open_already,
	'list-open': m.coproduction_open_list_open,
	'round-first': m.coproduction_nogo_first,
	'no-round': m.coproduction_nogo_none,
	'too-few': m.coproduction_open_too_few,
	'no-options': m.coproduction_open_no_options,
	'no-end': m.coproduction_open_no_end,
	'end-too-soon': m.coproduction_open_end_too_soon,
	'more-places': m.coproduction_open_more_places
} as const;

/** Why a vote whose time is over is not counted yet, and what to do. */
export const whyHeldWords = {
	'more-slips': m.coproduction_held_more_slips,
	'to-type': m.coproduction_held_to_type,
	differs: m.coproduction_held_differs,
	strange: m.coproduction_held_strange,
	lost: m.coproduction_held_lost
} as const;

/** Why an option can't be written or taken out. */
export const optionRefusalWords = {
	'open-already': m.coproduction_open_already,
	enough: m.coproduction_option_enough
} as const;

/** Why nobody is reminded. */
export const remindRefusalWords = {
	closed: m.coproduction_run_closed,
	'reminded-already': m.coproduction_run_reminded_already
} as const;

/** Why nobody is added to a roll. */
export const addRefusalWords = {
	closed: m.coproduction_run_closed,
	'there-already': m.coproduction_run_there_already
} as const;

/** Why a result can't be adopted. */
export const adoptRefusalWords = {
	'not-counted': m.coproduction_adopt_not_counted,
	'not-settled': m.coproduction_adopt_not_settled
} as const;
