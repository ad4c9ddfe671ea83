import * as v from 'valibot';
import { chosen, maybe } from '#platform/forms/fields.ts';

/** Which measure asks about a criterion that parents chose; none where nothing is chosen. */
export const coverForm = v.object({ criterion: chosen, measure: maybe(60) });
