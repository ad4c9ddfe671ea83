import * as v from 'valibot';
import { tryOutcomes } from '#rooms/people/phone-message/form.ts';
import { chosen, formId, oneOf } from '#platform/forms/fields.ts';

/** How it went when somebody rang or texted with a message. */
export const tryForm = v.object({ id: formId, letter: chosen, outcome: oneOf(tryOutcomes) });

/** What she said on the phone when she was told of an offer. */
export const offerAnswerForm = v.object({ id: formId, letter: chosen, offer: chosen, answer: oneOf(['yes', 'no']) });
