import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { chooseLanguage } from '#platform/identity/language.ts';
import type { RequestHandler } from './$types';

/** Her pages and letters are in the language she chose from now on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const form = await request.formData();
	const language = String(form.get('language'));
	const back = String(form.get('back') ?? '/start');
	if (isLanguage(language)) await locals.tx((tx) => chooseLanguage(tx, language));
	redirect(303, /^\/(?!\/)[\w\-/]*$/.test(back) ? back : '/start');
};
