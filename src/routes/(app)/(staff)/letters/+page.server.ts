import { error } from '@sveltejs/kit';
import { listLetters } from '#platform/mail/folder.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { PageServerLoad } from './$types';

/** In a demonstration, every letter that this organisation would have sent. */
export const load: PageServerLoad = async ({ locals, url }) => {
	if (!runtime().demonstration) error(404, m.app_not_found());
	const page = Math.max(1, Number(url.searchParams.get('page')) || 1);
	return { page, ...(await listLetters(locals.organisation.slug, page)) };
};
