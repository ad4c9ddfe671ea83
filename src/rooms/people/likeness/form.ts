import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** Two records of which somebody says something, and the page of one of them where she came from it. */
export const pairForm = v.object({ one: chosen, other: chosen, back: v.optional(v.string(), '') });
