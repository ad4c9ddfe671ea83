import * as v from 'valibot';
import { handOutcomes } from '#rooms/people/by-hand/form.ts';
import { formId, oneOf } from '#platform/forms/fields.ts';

/** How it went when somebody rang or texted with a message. */
export const callForm = v.object({ id: formId, letter: formId, outcome: oneOf(handOutcomes) });

/** What she said on the phone when she was told of an offer. */
export const answerForm = v.object({ id: formId, letter: formId, offer: formId, answer: oneOf(['yes', 'no']) });
