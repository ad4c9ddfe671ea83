import { error } from '@sveltejs/kit';
import { shellPage } from '../shell.server.ts';
import { shellOf } from '../shells.ts';
import type { RequestHandler } from './$types';

export const trailingSlash = 'always';

/** The register on the phone, in one language: the same bytes for everybody. */
export const GET: RequestHandler = ({ params }) => {
	const language = shellOf(params.language);
	if (!language) error(404, 'Not found');
	return shellPage(language);
};
