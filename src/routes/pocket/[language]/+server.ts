import { error } from '@sveltejs/kit';
import { inScope, shellPage } from '../shell.server.ts';
import { shellOf } from '../shells.ts';
import type { RequestHandler } from './$types';

/** As at the page before it. */
export const trailingSlash = 'ignore';

/** The register on the phone, in one language: the same bytes for everybody. */
export const GET: RequestHandler = ({ params, url }) => {
	const language = shellOf(params.language);
	if (!language) error(404, 'Not found');
	return inScope(url) ?? shellPage(language);
};
