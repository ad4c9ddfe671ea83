import * as v from 'valibot';
import { formId, oneOf } from '#platform/forms/fields.ts';
import { outcomes } from '#rooms/programmes/meetings/follow-up/form.ts';

/** Why somebody is to be called, the most pressing first where two are due at the same time. */
export const callReasons = ['referral', 'no-word-twice', 'interest', 'new', 'rests', 'walked-in'] as const;
export type CallReason = (typeof callReasons)[number];

/** What a person decides after three tries that reached nobody. */
export const decisions = ['not-needed', 'go-on'] as const;

/** Names a call: why, who, and of which run where she belongs to one. */
const key = v.pipe(v.string(), v.regex(/^[a-z-]{3,20}(\.[0-9a-f-]{36}){1,2}$/));

/** How a call went, or what was decided after three: which call it was, by its key. */
export const callForm = v.object({ id: formId, call: key, outcome: oneOf([...outcomes, 'go-on']) });
export type CallOutcome = v.InferOutput<typeof callForm>['outcome'];
