import * as v from 'valibot';
import { chosen, day, formId, line, maybe, oneOf, tick } from '#platform/forms/fields.ts';
import { plainSigns } from '#platform/forms/signs.ts';
import { m } from '#messages';

/** In what the charity counts how far it is. */
export const units = ['mile', 'km'] as const;
export type Unit = (typeof units)[number];

/** Any place that the charity has no name for; nobody is asked where it is. */
export const elsewhere = 'elsewhere';

/** As many areas and as many venues as a list of places holds, and as many distances as are shown. */
export const mostPlaces = 200;
export const mostDistances = 500;

/** Whether a list of places may not hold them all. */
export function isFullOf(places: readonly { kind: string }[]): boolean {
	return ['area', 'venue'].some((kind) => places.filter((place) => place.kind === kind).length >= mostPlaces);
}

/** A number with one decimal place at the most, as people write it: "3", "3,2", "3.2 miles". */
const number = v.transform((text: string) =>
	plainSigns(text)
		.replace(/[£\s]|p$|km$|miles?$|millas?$/gi, '')
		.replace(/[,٫]/g, '.')
);
const tenths = (says: () => string) =>
	[
		v.regex<string, () => string>(/^\d{1,4}(\.\d)?$/, says),
		v.transform((text: string) => Math.round(Number(text) * 10))
	] as const;
const far = [number, ...tenths(() => m.programmes_travel_far_wrong())] as const;
const within = [
	v.minValue<number, 1, () => string>(1, () => m.programmes_travel_far_wrong()),
	v.maxValue<number, 9999, () => string>(9999, () => m.programmes_travel_far_wrong())
] as const;

/** How far it is, in tenths of a mile or a kilometre. */
const distance = v.pipe(line(20), ...far, ...within);

/** What a mile or a kilometre is worth, in pence with one decimal place at the most: tenths of a penny. */
export const rateForm = v.object({
	rate: v.pipe(
		line(20),
		number,
		...tenths(() => m.programmes_travel_rate_wrong()),
		v.minValue(1, () => m.programmes_travel_rate_wrong()),
		v.maxValue(2000, () => m.programmes_travel_rate_wrong())
	),
	unit: oneOf(units)
});

/** How far it is between two places, as a coordinator writes it down. */
export const distanceForm = v.object({ from: chosen, to: chosen, distance });

const place = v.union([v.literal(elsewhere), chosen], () => m.forms_choose());

/** What is asked about a journey; `seen` is the sum that she was shown. */
const journeyFields = {
	cohort: chosen,
	from: place,
	to: place,
	distance: v.optional(v.union([v.pipe(v.string(), v.trim(), v.literal('')), distance]), ''),
	back: tick,
	day,
	words: maybe(300),
	seen: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => (/^\d{1,6}$/.test(text) ? text : ''))
	),
	/** She was asked whether it is the same journey, and says that it is another. */
	another: v.optional(v.string(), '')
};

/** A journey that is only reckoned, before it is sent. */
export const wayForm = v.object(journeyFields);
export type JourneyTyped = v.InferOutput<typeof wayForm>;

/** A journey that is asked back, with the id that makes sending it twice harmless. */
export const journeyForm = v.object({ id: formId, ...journeyFields });
