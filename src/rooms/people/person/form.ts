import * as v from 'valibot';
import { email, line, oneOf } from '#platform/forms/fields.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';

export const mostName = 100;
export const reachKinds = ['email', 'phone'] as const;
export type ReachKind = (typeof reachKinds)[number];

/** The name to be called by: any script, any name. */
export const called = line(mostName);
export const language = oneOf(languages);
export { email };

/** A phone number as people write it; kept as digits, with the plus or the nought in front that it came with. */
export const phone = v.pipe(
	v.string(),
	v.transform((text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')), // come along when a number is copied
	line(40),
	v.transform((text) => text.replace(/[\s().\-/\u00a0\p{Cf}]/gu, '')),
	v.regex(/^\+?\d{7,15}$/, () => m.people_phone_wrong())
);

/** What she may change about herself. */
export const detailsForm = v.object({ called, language });
