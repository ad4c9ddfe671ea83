import * as v from 'valibot';
import { chosen, lines } from '#platform/forms/fields.ts';

/** Who is added to a roll after the opening, and why: the reason stands in the result. */
export const addToRollForm = v.object({ person: chosen, why: lines(500) });

/** Who is to tell in a vote. */
export const tellerForm = v.object({ account: chosen });
