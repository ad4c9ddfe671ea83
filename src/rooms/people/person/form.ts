import * as v from 'valibot';
import { email, line, maybe, name, oneOf } from '#platform/forms/fields.ts';
import { digitsOfPhone, onePhone } from '#platform/forms/phone.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';

export const mostName = 100;
export const reachKinds = ['email', 'phone'] as const;
export type ReachKind = (typeof reachKinds)[number];

/** The name to be called by: any script, any name. */
export const called = name(mostName);
export const language = oneOf(languages);
export { email };

/** A phone number however it is written, as digits; the one form of it depends on the organisation's country (`onePhone`). */
export const phone = v.pipe(
	line(100),
	v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
		const digits = digitsOfPhone(dataset.value);
		if (digits) return digits;
		addIssue({ message: m.people_phone_wrong() });
		return NEVER;
	})
);

/** A way to reach somebody in the one form in which it is kept and looked for. */
export function inOneForm<Reach extends { kind: ReachKind; value: string }>(reach: Reach, zone: string): Reach {
	return reach.kind === 'phone' ? { ...reach, value: onePhone(reach.value, zone) } : reach;
}

/** A phone number, or nothing. */
export const maybePhone = v.optional(v.union([v.pipe(v.string(), v.trim(), v.literal('')), phone]), '');

/** What she may change about herself. */
export const detailsForm = v.object({ called, language });

/** An initial or a word that tells two of one name apart; null where it was not asked for yet, empty where none is wanted. */
export const apart = v.optional(v.nullable(maybe(20)), null);

/** A name with the word that tells it from another. */
export function withWord(called: string, apart: string | null | undefined): string {
	return apart ? `${called} ${apart}` : called;
}
