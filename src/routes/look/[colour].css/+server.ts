import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The organisation's own accent, as the one custom property from which the scale follows. */
export const GET: RequestHandler = ({ params }) => {
	if (!/^[0-9a-f]{6}$/.test(params.colour)) error(404, 'No such colour');
	return new Response(`:root{--accent:#${params.colour}}`, { headers: { 'content-type': 'text/css' } });
};
