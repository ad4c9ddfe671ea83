import * as v from 'valibot';
import { oneOf, tick } from '#platform/forms/fields.ts';

/** What she may say while she is quiet: whether she hears that a meeting is called off, and whether anybody may know. */
export const quietForm = v.object({ tell_if_off: oneOf(['no', 'yes']), may_know: tick });
