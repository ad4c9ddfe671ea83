import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { membershipBands } from '../story/figures.ts';
import type { EvaluationState, PlanFields } from './form.ts';

/** How an evaluation stands, in words. */
export const evaluationStateWords = (state: EvaluationState): string => m[`evaluation_plan_state_${state}`]();

/** What is done to come to a state, on a button. */
export const goWords = (to: EvaluationState): string =>
	({
		planned: '',
		collecting: m.evaluation_plan_go_collecting(),
		reading: m.evaluation_plan_go_reading(),
		writing: m.evaluation_plan_go_writing(),
		published: '',
		closed: m.evaluation_plan_go_closed()
	})[to];

/** The bands of membership that cuts make, in words, each by its first month. */
export const bandOptions = (cuts: readonly number[]): { months: number; label: string }[] =>
	membershipBands(cuts).map((_, at) => {
		const from = cuts[at - 1] ?? 0;
		const to = cuts[at];
		return { months: from, label: bandLabel(from, to) };
	});

function bandLabel(from: number, to: number | undefined): string {
	if (to === undefined) return m.evaluation_plan_band_from({ from });
	return from ? m.evaluation_plan_band({ from, to }) : m.evaluation_plan_band_under({ to });
}

/** From which day to which it runs, in words. */
export function planDays({ opensOn, closesOn }: Pick<PlanFields, 'opensOn' | 'closesOn'>, zone: string): string {
	const [from, to] = [opensOn, closesOn].map((day) => longDay(instantOf(day, '12:00', zone), zone));
	return m.evaluation_plan_days({ from: from ?? '', to: to ?? '' });
}

/** Why a plan was not kept, or did not go on. */
export const planRefusalWords = (
	reason: 'changed-meanwhile' | 'enough' | 'over' | 'moved-meanwhile' | 'no-methods'
): string =>
	({
		'changed-meanwhile': m.evaluation_plan_changed_meanwhile,
		enough: m.evaluation_plan_enough,
		over: m.evaluation_plan_over,
		'moved-meanwhile': m.evaluation_plan_moved_meanwhile,
		'no-methods': m.evaluation_plan_no_methods
	})[reason]();
