import * as v from 'valibot';
import { name } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';

/** What a logo says to whoever can't see it: needed in one language at least. */
const alt = inEach('alt', 120);

/** The logo of a partner. */
export const partnerLogoForm = v.pipe(
	v.object(alt),
	inOneAtLeast('alt'),
	v.transform((typed) => ({ called: '', alt: gathered(typed, 'alt') }))
);

/** Who pays for a programme, and the logo. */
export const funderLogoForm = v.pipe(
	v.object({ called: name(120), ...alt }),
	inOneAtLeast('alt'),
	v.transform(({ called, ...typed }) => ({ called, alt: gathered(typed, 'alt') }))
);

/** What is said about a picture, as commands take it. */
export type AboutPicture = v.InferOutput<typeof funderLogoForm>;

/** How large the logo of a partner or a funder is drawn, largest first: the first that is light enough is kept. */
export const logoBoxes = [
	{ width: 480, height: 160 },
	{ width: 360, height: 120 },
	{ width: 240, height: 80 },
	{ width: 150, height: 60 }
] as const;

/** The most that a picture on a public page may weigh, in bytes. */
export const lightest = 12_000;
