import { plainSigns } from '#platform/forms/signs.ts';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Whoever types the address on a certificate types its code here. */
export const load: PageServerLoad = ({ url, locals }) => {
	const code = plainSigns(url.searchParams.get('code') ?? '')
		.toLowerCase()
		.replace(/[^a-z0-9-]/g, '');
	if (code) redirect(303, locals.publicPath(`/certificates/${code.slice(0, 40)}`));
};
