import * as v from 'valibot';
import { line, tick } from '#platform/forms/fields.ts';

/** The code on a receipt, to look. */
export const codeToLookForm = v.object({ code: line(60) });

/** The code on a receipt, to keep with her own page; `word`: she wants to be written to when something changes. */
export const keepReceiptForm = v.object({ code: line(60), word: tick });
