import * as v from 'valibot';
import { chosen, formId, lines } from '#platform/forms/fields.ts';

export const mostSettling = 500;

/** What is told about how a child settles. */
export const settlingForm = v.object({ id: formId, words: lines(mostSettling) });

/** Which of the notes was read. */
export const settlingReadForm = v.object({ note: chosen });
