import * as v from 'valibot';
import { chosen, formId, maybe, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';

/** Which of the people of a run a notice is for. */
export const audiences = ['everybody', 'place', 'waits', 'came', 'missed'] as const;
export type NoticeAudience = (typeof audiences)[number];

export const mostSubject = 80;
export const mostNoticeWords = 4000;

const fields = {
	circle: v.optional(v.union([v.literal(''), chosen]), ''),
	who: v.optional(oneOf(audiences), 'everybody'),
	language: v.optional(oneOf(['', ...languages]), ''),
	...inEach('subject', mostSubject, maybe),
	...inEach('words', mostNoticeWords, maybeLines)
};

/** What a notice says, and for whom it is: of one run, of the runs of an area, or of all; in one language or in each. */
export interface NoticeSaid {
	circleId: string | null;
	who: NoticeAudience;
	language: Language | null;
	subject: Words;
	words: Words;
}

const saidOf = ({
	circle,
	who,
	language,
	...typed
}: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): NoticeSaid => ({
	...{ circleId: circle || null, who, language: language || null },
	subject: gathered(typed, 'subject'),
	words: gathered(typed, 'words')
});

/** A new notice, with the id that makes sending it twice harmless. */
export const newNoticeForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('words'),
	v.transform(({ id, ...typed }) => ({ id, ...saidOf(typed) }))
);

/** A change to one that was not sent, with the version it was made from. */
export const changeNoticeForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('words'),
	v.transform(({ version, ...typed }) => ({ version, ...saidOf(typed) }))
);

/** The version that was looked at when somebody said yes to it, or sent it. */
export const lookedAtForm = v.object({ version: whole(1, 1_000_000) });
