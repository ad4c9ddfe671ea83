import * as v from 'valibot';
import { formId, oneOf } from '#platform/forms/fields.ts';

/** How it went when somebody rang or texted. */
export const handOutcomes = ['told', 'left-message', 'not-reached', 'not-needed'] as const;
export type HandOutcome = (typeof handOutcomes)[number];

export const handForm = v.object({ id: formId, outcome: oneOf(handOutcomes) });
