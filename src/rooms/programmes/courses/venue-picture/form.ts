import * as v from 'valibot';
import { formId } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';

/** What a picture of a venue shows, for whoever can't see it: needed in one language at least. */
export const venuePictureForm = v.pipe(
	v.object({ id: formId, ...inEach('alt', 200) }),
	inOneAtLeast('alt'),
	v.transform(({ id, ...typed }) => ({ id, alt: gathered(typed, 'alt') }))
);

/** A picture of a venue as a page shows it, with its address. */
export interface ShownVenuePicture {
	id: string;
	src: string;
	alt: Words;
	width: number;
	height: number;
}

/** So many pictures a venue has at most: the door, the room, the way to it, one more. */
export const mostPictures = 4;

/** The most that a picture may weigh as it comes from a phone, in bytes. */
export const largestPicture = 6_000_000;

/** How large a picture is drawn and how well, largest first: the first that is light enough is kept. */
export const pictureSizes = [
	{ width: 800, height: 600, hundredths: 70 },
	{ width: 640, height: 480, hundredths: 60 },
	{ width: 480, height: 360, hundredths: 50 }
] as const;

/** The most that one picture may weigh on a public page, in bytes. */
export const lightestPicture = 60_000;
