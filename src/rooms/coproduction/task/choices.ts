import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { taskStates, type TaskState } from './form.ts';
import type { StageStanding, StageTask } from './fold.ts';

const keyOf = (state: TaskState) => state.replace('-', '_') as 'not_needed';

/** How a task stands, in words. */
export const taskStateWords = (state: TaskState): string => m[`coproduction_task_state_${keyOf(state)}`]();

/** The states that can be chosen. */
export const taskStateOptions = () => taskStates.map((value) => ({ value, label: taskStateWords(value) }));

/** What is to be done. */
export const taskTitle = ({ words }: StageTask): string => (typeof words === 'string' ? words : inWords(words));

/** How it stands, since when where it is done, and why where somebody said so. */
export function taskLine({ state, doneOn, why }: StageTask, zone: string): string {
	const stands = doneOn
		? m.coproduction_task_done_on({ day: longDay(instantOf(doneOn, '12:00', zone), zone) })
		: taskStateWords(state);
	return why ? `${stands} · ${why}` : stands;
}

/** How far a project is in a stage, in one line. */
export function standingWords({ answered, questions, done, toDo }: StageStanding): string {
	return [
		m.coproduction_guide_answered({ answered, questions }),
		m.coproduction_guide_tasks_done({ done, all: done + toDo })
	].join(' · ');
}
