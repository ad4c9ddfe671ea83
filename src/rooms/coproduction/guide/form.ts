import * as v from 'valibot';
import { line, maybeLines, whole } from '#platform/forms/fields.ts';

export const guideMost = { answer: 2000, why: 300 } as const;

/** What is known about a question; without words it is taken back. The version is that from which it was written, 0 where there was none. */
export const guideAnswerForm = v.object({ version: whole(0, 1_000_000), words: maybeLines(guideMost.answer) });

/** Why a stage is left out. */
export const skipForm = v.object({ why: line(guideMost.why) });
