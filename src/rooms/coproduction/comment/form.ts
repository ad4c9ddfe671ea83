import * as v from 'valibot';
import { chosen, formId, lines } from '#platform/forms/fields.ts';

export const commentMost = { words: 1000, why: 500 } as const;

/** What somebody says to a paragraph, with the id that makes sending it twice harmless. */
export const newCommentForm = v.object({ id: formId, paragraph: chosen, words: lines(commentMost.words) });

/** Which comment somebody has read. */
export const readCommentForm = v.object({ comment: chosen });

/** Why a comment is left out: whoever made it reads that. */
export const leaveCommentOutForm = v.object({ comment: chosen, why: lines(commentMost.why) });
