import * as v from 'valibot';
import { chosen, formId, maybeLines, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';

/** How many letters a paragraph may have in a language, and how many paragraphs a version. */
export const paragraphMost = { words: 2000, paragraphs: 80 } as const;

const words = inEach('words', paragraphMost.words, maybeLines);

/** One paragraph more, at the end or below another, with the id that makes sending it twice harmless. */
export const newParagraphForm = v.pipe(
	v.object({ id: formId, ...words }),
	inOneAtLeast('words'),
	v.transform((typed) => ({ id: typed.id, words: gathered(typed, 'words') }))
);

/** Other words for a paragraph, with the version they were made from. */
export const rewordForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...words }),
	inOneAtLeast('words'),
	v.transform((typed) => ({ version: typed.version, words: gathered(typed, 'words') }))
);

/** To which place of the draft a paragraph goes. */
export const moveParagraphForm = v.object({ paragraph: chosen, place: whole(1, paragraphMost.paragraphs) });
