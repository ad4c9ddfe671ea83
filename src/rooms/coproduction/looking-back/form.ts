import * as v from 'valibot';
import { line, maybeLines } from '#platform/forms/fields.ts';

/** What somebody who worked expected, learnt, and what changed for her, in her words; each may be left out. */
export const lookingBackForm = v.object({
	code: line(60),
	expected: maybeLines(2000),
	learnt: maybeLines(2000),
	changed: maybeLines(2000)
});
export type LookingBackFields = Omit<v.InferOutput<typeof lookingBackForm>, 'code'>;
