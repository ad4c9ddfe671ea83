import * as v from 'valibot';
import { chosen, formId } from '#platform/forms/fields.ts';
import { followUpForm } from '#rooms/programmes/meetings/follow-up/form.ts';

/** How it went when somebody tried to reach a parent who was missed. */
export const missedForm = v.object({ id: formId, session: chosen, person: chosen, ...followUpForm.entries });
