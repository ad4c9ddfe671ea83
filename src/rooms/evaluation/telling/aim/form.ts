import * as v from 'valibot';
import { chosen, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, type Words } from '#platform/forms/words.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';

export const aimMost = { people: 120, wanted: 500, many: 20 } as const;

/** Whom an evaluation must hear, and how many of them. */
export interface AimFields {
	/** The first month of a band of membership; null for any. */
	months: number | null;
	language: string | null;
	areaId: string | null;
	/** A group, in words. */
	people: Words;
	wanted: number;
}

const written = v.object({
	months: v.optional(v.pipe(v.string(), v.regex(/^\d{0,3}$/)), ''),
	language: v.optional(v.pipe(v.string(), v.regex(/^([a-z-]{2,12})?$/)), ''),
	area: v.optional(v.union([v.literal(''), chosen]), ''),
	...inEach('people', aimMost.people),
	wanted: whole(1, aimMost.wanted)
});

/** Whom it must hear; by one thing at least, said at the group where nothing is. */
export const aimForm = v.pipe(
	written,
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		if (input.months || input.language || input.area) return;
		if (languages.some((language) => input[`people-${language}`])) return;
		const key = `people-${currentLanguage()}` as const;
		const path = [{ type: 'object', origin: 'value', input, key, value: input[key] }] as const;
		addIssue({ message: m.evaluation_aim_whom(), path: [...path] });
	}),
	v.transform((typed): AimFields => ({
		months: typed.months ? Number(typed.months) : null,
		...{ language: typed.language || null, areaId: typed.area || null },
		...{ people: gathered(typed, 'people'), wanted: typed.wanted }
	}))
);

/** Which aim is meant. */
export const aimChosen = v.object({ aim: chosen });
