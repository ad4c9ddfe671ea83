import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/forms/sent.server.ts';
import { withoutLanguage } from '#platform/i18n/address.ts';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { chooseLanguage } from '#platform/identity/language.ts';
import type { RequestHandler } from './$types';

/** Her pages and letters are in the language she chose from now on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const language = await textIn(request, 'language');
	const back = await textIn(request, 'back');
	if (isLanguage(language)) await locals.tx((tx) => chooseLanguage(tx, language));
	redirect(303, /^\/(?!\/)[\w\-/]*$/.test(back) ? withoutLanguage(back) : '/start');
};
