import * as v from 'valibot';

/** What can stand at an end of the thread, from the latest to the earliest. */
export const threadKinds = ['promise', 'decision', 'theme', 'card', 'note'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** What something rests on: themes and decisions that are ticked. */
export const reasonsForm = v.object({
	themes: v.optional(v.array(v.string()), []),
	decisions: v.optional(v.array(v.string()), [])
});
