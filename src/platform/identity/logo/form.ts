import * as v from 'valibot';
import { gathered, inEach } from '#platform/forms/words.ts';

/** The most that the file of a logo may weigh, and how large it is drawn. */
export const largestLogo = 2_000_000;
export const logoBox = { width: 800, height: 240 };

/** What the logo says to whoever can't see it, and whether it stands in letters too. */
export const logoForm = v.pipe(
	v.object({ ...inEach('alt', 120), inLetters: v.optional(v.string(), '') }),
	v.transform((typed) => ({ alt: gathered(typed, 'alt'), inLetters: typed.inLetters !== '' }))
);

/** What is said about a logo, as commands take it. */
export type AboutLogo = v.InferOutput<typeof logoForm>;
