import type { Words } from '#platform/forms/words.ts';

/** What the meeting some months after a course is called. */
export const reunionTitle: Words = { en: 'Together again', es: 'Nos vemos otra vez' };
