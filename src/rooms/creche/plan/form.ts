import * as v from 'valibot';
import { maybeLines } from '#platform/forms/fields.ts';

export const mostPlanWords = 1000;

/** What the children do that day; left empty, nothing is planned. */
export const crechePlanForm = v.object({ words: maybeLines(mostPlanWords) });
