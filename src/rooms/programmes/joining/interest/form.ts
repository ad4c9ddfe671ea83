import * as v from 'valibot';
import { formId, maybe, oneOf } from '#platform/forms/fields.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { mostName } from '#rooms/people/person/form.ts';
import { oneWay, safeBy, timesOfDay, type OneWay } from '../question/form.ts';
import type { SafeContact } from '#rooms/people/safe-contact/policy.ts';

/** Somebody who wants to hear when something begins: what she is called, one way to reach her, and of what. */
export interface WantsToHear {
	id: string;
	called: string;
	reach: OneWay;
	safe: SafeContact;
	/** A course whose programme it is; else an area, a language, or anything. */
	course: string;
	area: string;
	heldIn: Language | '';
	machine: boolean;
}

const say = (schema: typeof oneWay) =>
	v.pipe(
		schema,
		v.check(
			(way) => way !== null,
			() => m.programmes_coming_need_way()
		),
		v.transform((way) => way as OneWay)
	);

/** The form of a wish to hear: a name and one way. */
export const interestForm = v.pipe(
	v.object({
		id: formId,
		called: v.pipe(
			maybe(mostName),
			v.check(
				(text) => text !== '',
				() => m.programmes_joining_need_called()
			)
		),
		way: say(oneWay),
		safe_when: v.optional(oneOf(timesOfDay), 'any'),
		course: maybe(80),
		area: maybe(200),
		language: v.optional(oneOf(['', ...languages]), ''),
		extra: v.optional(v.string(), '')
	}),
	v.transform(({ id, called, way, safe_when, course, area, language, extra }): WantsToHear => ({
		id,
		called,
		reach: way,
		safe: safeBy(way, safe_when),
		course,
		area,
		heldIn: language,
		machine: extra !== ''
	}))
);
