import * as v from 'valibot';
import { chosen, formId } from '#platform/forms/fields.ts';

/** "I may come": to which meeting, and the id of the tap, so that two taps on one page count once. Nothing else is asked. */
export const mayComeForm = v.pipe(
	v.object({ tap: formId, session: chosen }),
	v.transform(({ tap, session }) => ({ id: tap, session }))
);
