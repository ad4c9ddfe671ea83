import * as v from 'valibot';
import { line } from '#platform/forms/fields.ts';

/** Which course's answers to which measure a report is made of. */
export const openForm = v.object({ cohort: v.pipe(line(36), v.uuid()), measure: line(60) });
