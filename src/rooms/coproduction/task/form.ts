import * as v from 'valibot';
import { day, formId, line, maybe, oneOf, orEmpty, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** How a task stands: nobody said yet, needed, not needed (with a why), done. */
export const taskStates = ['open', 'needed', 'not-needed', 'done'] as const;
export type TaskState = (typeof taskStates)[number];

/** How long the words of a task and of its why may be; how many of its own a project may add. */
export const taskMost = { what: 160, why: 300, own: 60 } as const;

/** How a task stands. */
export interface TaskStanding {
	state: TaskState;
	why: string | null;
	/** The day on which it was done. */
	doneOn: string | null;
}

/** A task of the project's own, with the id that makes sending it twice harmless. */
export const newTaskForm = v.object({ id: formId, what: line(taskMost.what) });

/** What is not needed is said with a why, at the field where it is typed. */
const saysWhy = <Sent extends { state: string; why: string }>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		if (input.state !== 'not-needed' || input.why) return;
		addIssue({
			message: m.coproduction_task_say_why(),
			path: [{ type: 'object', origin: 'value', input, key: 'why', value: input.why }]
		});
	});

/** How a task stands now, with the version it was made from: 0 where nobody said anything of it yet. */
export const taskForm = v.pipe(
	v.object({
		version: whole(0, 1_000_000),
		state: oneOf(taskStates),
		why: maybe(taskMost.why),
		doneOn: orEmpty(day)
	}),
	saysWhy(),
	v.transform(({ version, state, why, doneOn }) => ({
		...{ version, state, why: why || null },
		doneOn: state === 'done' ? doneOn || null : null
	}))
);
