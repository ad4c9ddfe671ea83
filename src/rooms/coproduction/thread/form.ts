import * as v from 'valibot';

/** What can stand at an end of the thread, from the latest to the earliest. */
export const threadKinds = ['session', 'cohort', 'promise', 'decision', 'theme', 'card', 'note'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** What something rests on: themes and decisions that are ticked. */
export const reasonsForm = v.object({
	themes: v.optional(v.array(v.string()), []),
	decisions: v.optional(v.array(v.string()), [])
});

/** The same of a run, or of one of its meetings. */
export const runReasonsForm = v.object({ ...reasonsForm.entries, session: v.optional(v.string(), '') });
