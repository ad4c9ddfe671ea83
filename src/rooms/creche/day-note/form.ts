import * as v from 'valibot';
import { chosen, formId, lines } from '#platform/forms/fields.ts';

export const mostDayNote = 300;

/** What a parent lets today's crèche know of one of her children. */
export const childNoteForm = v.object({ id: formId, child: chosen, words: lines(mostDayNote) });

/** What whoever runs the meeting lets today's crèche know. */
export const teamNoteForm = v.object({ id: formId, words: lines(mostDayNote) });

/** Which note was read. */
export const noteReadForm = v.object({ note: v.pipe(v.string(), v.uuid()) });
