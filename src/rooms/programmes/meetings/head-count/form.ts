import * as v from 'valibot';
import { formId, whole } from '#platform/forms/fields.ts';

/** As many heads as a count may have, of grown-ups or of children. */
export const mostInRoom = 9999;

/** Heads that were counted in the room. */
export const headsForm = v.object({ id: formId, adults: whole(0, mostInRoom), children: whole(0, mostInRoom) });
