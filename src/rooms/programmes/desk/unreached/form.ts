import * as v from 'valibot';
import { formId } from '#platform/forms/fields.ts';

/** Which letter is to be tried once more. */
export const sendAgainForm = v.object({ letter: formId });
