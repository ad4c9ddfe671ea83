import { findImage } from '#rooms/programmes/courses/picture/queries.server.ts';
import { findVenueImage } from '#rooms/programmes/courses/venue-picture/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { pictureAnswer } from '#platform/web/picture.ts';
import type { RequestHandler } from './$types';

/** The logo of a partner or a funder, or a picture of a venue, for pages that anybody may open. */
export const GET: RequestHandler = async ({ locals, params: { picture } }) => {
	const image = await locals.tx(async (tx) => (await findImage(tx, picture)) ?? (await findVenueImage(tx, picture)));
	if (!image) throw new NotFound();
	return pictureAnswer(image);
};
