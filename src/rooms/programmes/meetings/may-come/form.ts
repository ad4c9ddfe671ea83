import * as v from 'valibot';
import { chosen, formId } from '#platform/forms/fields.ts';

/** "I may come": to which meeting. Nothing else is asked. */
export const mayComeForm = v.object({ id: formId, session: chosen });
