import * as v from 'valibot';
import { chosen, formId, line, name } from '#platform/forms/fields.ts';

/** Which children are looked for, by their name or that of their parent. */
export const findChildForm = v.object({ who: line(100) });

/** Who must not collect which child. Why is not asked: nothing of that is kept here. */
export const barForm = v.object({ id: formId, child: chosen, called: name(100) });

/** Which name counts no more. */
export const liftForm = v.object({ barred: chosen });
