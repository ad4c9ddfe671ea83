import { clock } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { moments, type Activity } from '../activity/activity.ts';
import { activityTextOf, momentWords } from '../activity/words.ts';
import type { ProjectPerson } from '../project/queries.server.ts';
import { gatherNeeds, beginningsOf, type PlanFit, type ToBring } from './fold.ts';
import { aBreak, breakMinutes } from './form.ts';
import type { PlanStep } from './queries.server.ts';

/** What is done in a step. */
export function stepTitle({ activity, isBreak }: PlanStep): string {
	if (isBreak) return m.coproduction_step_break();
	return activity ? activityTextOf(activity).title : m.coproduction_step_gone();
}

/** Who leads a step; a parent without her name where that is not for whoever reads; nothing where nobody does yet. */
export function leadWords({ ledBy, personId, called }: PlanStep): string {
	if (personId) return called ?? m.coproduction_step_a_parent();
	return ledBy ?? '';
}

/** Steps with the time at which each begins: of the clock where there is a meeting, else how long after the beginning. */
export function stepTimes(steps: readonly PlanStep[], startsAt: Date | null, zone: string): string[] {
	return beginningsOf(steps).starts.map((minutes) => {
		if (startsAt) return clock(new Date(startsAt.getTime() + minutes * 60_000), zone);
		return minutes ? m.coproduction_step_after({ minutes }) : m.coproduction_step_start();
	});
}

/** What all steps need together. */
export function toBringOf(steps: readonly PlanStep[]): ToBring[] {
	return gatherNeeds(steps.flatMap(({ activity }) => (activity ? [activityTextOf(activity)] : [])));
}

/** How long the plan is, and how much of its meeting is left: one line. */
export function togetherWords({ together, left, over }: PlanFit): string {
	const all = m.coproduction_step_together({ minutes: together });
	return left === null || over ? all : [all, m.coproduction_step_left({ minutes: left })].join(' · ');
}

/** What can be added: what the charity wrote itself and the library, moment by moment, and a break. */
export function stepOptions(activities: readonly Activity[]): { value: string; label: string }[] {
	const named = moments.flatMap((moment) =>
		activities
			.filter((activity) => activity.moment === moment)
			.map((activity) => ({
				value: activity.id,
				label: m.coproduction_step_option({
					...{ what: activityTextOf(activity).title, minutes: activity.minutes, moment: momentWords(moment) }
				})
			}))
	);
	const rest = { what: m.coproduction_step_break(), minutes: breakMinutes };
	return [
		{ value: '', label: m.forms_choose() },
		{ value: aBreak, label: m.coproduction_step_option_short(rest) },
		...named
	];
}

/** The people of a project who can lead, as choices. */
export const leadOptions = (people: readonly ProjectPerson[]) => [
	{ value: '', label: m.coproduction_step_nobody_yet() },
	...people.map(({ personId, called }) => ({ value: personId, label: called }))
];

/** Why a step was not kept, in a sentence, and the field it belongs to. */
export function stepRefusalWords(
	reason: 'no-such-activity' | 'not-of-project' | 'enough' | 'changed-meanwhile'
): [sentence: string, field?: string] {
	if (reason === 'no-such-activity') return [m.coproduction_step_no_such_activity(), 'what'];
	if (reason === 'not-of-project') return [m.coproduction_step_not_of_project(), 'person'];
	if (reason === 'enough') return [m.coproduction_step_enough()];
	return [m.coproduction_workshop_changed_meanwhile()];
}
