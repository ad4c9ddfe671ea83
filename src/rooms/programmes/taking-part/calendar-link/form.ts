import * as v from 'valibot';
import { tick } from '#platform/forms/fields.ts';

/** Whether her calendar says what and where, or only that there is something. */
export const calendarForm = v.object({ tells: tick });
