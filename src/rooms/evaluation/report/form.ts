import * as v from 'valibot';
import { chosen, line } from '#platform/forms/fields.ts';

/** Which course's answers to which measure a report is made of. */
export const openForm = v.object({ cohort: chosen, measure: line(60) });
