import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** Which letter is to be tried once more. */
export const sendAgainForm = v.object({ letter: chosen });
