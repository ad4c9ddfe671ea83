import * as v from 'valibot';
import { m } from '#messages';

/** All the cash of a day, in pounds as people write them: pence. */
export const cashForm = v.object({
	cash: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replace(/[£€\s]/g, '').replace(',', '.')),
		v.regex(/^\d{1,4}(\.\d{1,2})?$/, () => m.programmes_days_cash_wrong()),
		v.transform((text) => Math.round(Number(text) * 100))
	)
});
