import { longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { SlotState } from './form.ts';

/** How it stands, said to her and to those who run the circle. */
export function slotStateWords({ state, with: other }: { state: SlotState; with: string | null }): string {
	const words = {
		wanted: m.programmes_slots_state_wanted,
		offered: m.programmes_slots_state_offered,
		planned: () =>
			other ? m.programmes_slots_state_planned_with({ name: other }) : m.programmes_slots_state_planned(),
		agreed: m.programmes_slots_state_agreed,
		led: m.programmes_slots_state_led,
		'not-this-time': m.programmes_slots_state_not_this_time
	};
	return words[state]();
}

/** When it is or was, how long, who helps and what it costs: what is known of it. */
export function slotFacts(
	slot: { startsAt: Date | null; minutes: number | null; helps: string; costs: string },
	zone: string
): string[] {
	return [
		...(slot.startsAt ? [longDay(slot.startsAt, zone)] : []),
		...(slot.minutes ? [m.programmes_slots_minutes({ minutes: slot.minutes })] : []),
		...(slot.helps ? [m.programmes_slots_helps({ who: slot.helps })] : []),
		...(slot.costs ? [m.programmes_slots_costs({ what: slot.costs })] : [])
	];
}

/** Why something can't be done with it, in a sentence. */
export function slotRefusalWords(
	reason:
		'enough' | 'asked-already' | 'over' | 'changed' | 'cancelled' | 'begun' | 'first-weeks' | 'plan-full' | 'not-yet'
): string {
	const words = {
		enough: m.programmes_slots_refused_enough,
		'asked-already': m.programmes_slots_refused_asked,
		over: m.programmes_slots_refused_begun,
		changed: m.programmes_slots_refused_changed,
		cancelled: m.programmes_sessions_refused_cancelled,
		begun: m.programmes_slots_refused_begun,
		'first-weeks': m.programmes_slots_refused_first_weeks,
		'plan-full': m.programmes_slots_refused_full,
		'not-yet': m.programmes_slots_refused_not_yet
	};
	return words[reason]();
}

/** The same for those who run the circle: whose it is, and how it stands. */
export function slotForTeam({
	state,
	called,
	with: other
}: {
	state: SlotState;
	called: string | null;
	with: string | null;
}): string {
	const name = called ?? '';
	if (state === 'wanted') return called ? m.programmes_slots_asked({ name }) : m.programmes_slots_state_wanted();
	const words = {
		offered: m.programmes_slots_team_offered,
		planned: () => m.programmes_slots_team_planned({ name: other ?? '' }),
		agreed: m.programmes_slots_team_agreed,
		led: m.programmes_slots_team_led,
		'not-this-time': m.programmes_slots_team_passed
	};
	return [m.programmes_slots_of({ name }), words[state]()].join(' · ');
}
