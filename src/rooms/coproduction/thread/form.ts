import * as v from 'valibot';

/** What can stand at an end of the thread, from the latest to the earliest. */
export const threadKinds = [
	'session',
	'cohort',
	'promise',
	'criterion',
	'change',
	'call',
	'decision',
	'need',
	'theme',
	'card',
	'comment',
	'note'
] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** In which column of the thread each is the later end of what can be said to be so because of themes and decisions. */
export const columnOf = {
	decision: 'decision_id',
	promise: 'promise_id',
	criterion: 'criterion_id',
	call: 'call_id',
	cohort: 'cohort_id',
	session: 'session_id'
} as const;
export type ReasonedKind = keyof typeof columnOf;

/** Whether something of a kind may rest on criteria of success: they come before runs and meetings alone. */
export const mayRestOnCriteria = (kind: ReasonedKind): boolean => kind === 'cohort' || kind === 'session';

/** What something rests on: needs, themes and decisions that are ticked. */
export const reasonsForm = v.object({
	needs: v.optional(v.array(v.string()), []),
	themes: v.optional(v.array(v.string()), []),
	decisions: v.optional(v.array(v.string()), [])
});

/** The same of a run, or of one of its meetings, which may also rest on criteria of success. */
export const runReasonsForm = v.object({
	...reasonsForm.entries,
	criteria: v.optional(v.array(v.string()), []),
	session: v.optional(v.string(), '')
});
