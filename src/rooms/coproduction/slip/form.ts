import * as v from 'valibot';
import { chosen, line, whole } from '#platform/forms/fields.ts';
import { mostSlips } from './policy.ts';

/** How many slips are printed. */
export const drawSlipsForm = v.object({ many: whole(1, mostSlips) });

/** Whose line a teller ticks, or whose tick she takes back. */
export const tickForm = v.object({ line: chosen });

/** The code of a slip, as it is typed by whoever drew it or by a teller; what is written beside the options is read apart. */
export const slipCodeForm = v.object({ code: line(40) });
