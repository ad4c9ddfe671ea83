import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** More circles than these nobody ticks. */
const mostCircles = 100;

/** The circles whose people are invited; none where a run is for everybody. */
export const inviteForm = v.object({ circles: v.optional(v.pipe(v.array(chosen), v.maxLength(mostCircles)), []) });
