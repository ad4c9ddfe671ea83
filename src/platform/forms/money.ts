import * as v from 'valibot';
import { numberWords } from '#platform/i18n/money.ts';
import { m } from '#messages';
import { line } from './fields.ts';

/** Pounds and pence as people write them, "4", "4.50", "£4,50", up to so many pounds: pence. */
export function pence(mostPounds: number) {
	const wrong = () => m.forms_sum({ most: numberWords(mostPounds) });
	return v.pipe(
		line(20),
		v.transform((text) => text.replace(/[£€\s]/g, '').replace(',', '.')),
		v.regex(/^\d{1,6}(\.\d{1,2})?$/, wrong),
		v.transform((text) => Math.round(Number(text) * 100)),
		v.minValue(1, wrong),
		v.maxValue(mostPounds * 100, wrong)
	);
}
