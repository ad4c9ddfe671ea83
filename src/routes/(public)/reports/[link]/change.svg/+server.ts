import { NotFound } from '#platform/outcome.ts';
import { editionOf } from '../edition.server.ts';
import { pictureOf } from '../../../../pictures.server.ts';
import type { RequestHandler } from './$types';

/** One picture of a published report, to take out. */
export const GET: RequestHandler = async (event) => {
	const { words } = await editionOf(event);
	const svg = pictureOf(words, 'change');
	if (svg === null) throw new NotFound();
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml', 'content-disposition': 'attachment; filename="change.svg"' }
	});
};
