import { redirect } from '@sveltejs/kit';
import { keyed } from '#platform/identity/sealing.ts';
import { NotFound } from '#platform/outcome.ts';
import { sessionCookie } from '#platform/web/cookies.ts';
import { getBookletToRead } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { beginWritingAnew, takeShownBack } from '#rooms/programmes/taking-part/writing/commands.server.ts';
import { findWritingKey, isPageShown, listPageTexts } from '#rooms/programmes/taking-part/writing/queries.server.ts';
import { sayings } from '#rooms/programmes/taking-part/writing/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
	const { session, page } = params;
	const found = await locals.tx(async (tx) => {
		const booklet = await getBookletToRead(tx, session);
		const exercise = booklet.exercises.find(({ id }) => id === page);
		if (!exercise) throw new NotFound();
		return {
			booklet,
			exercise,
			key: await findWritingKey(tx),
			texts: await listPageTexts(tx, session, page),
			isShown: await isPageShown(tx, session, page)
		};
	});
	const { booklet, exercise, ...sealed } = found;
	const language = locals.language === 'es' ? ('es' as const) : ('en' as const);
	return {
		booklet,
		exercise,
		// whoever waits for a place reads, and writes once she has it
		writing: booklet.isOwn && {
			...sealed,
			session,
			page,
			language,
			person: locals.actor?.id ?? '',
			org: locals.organisation.id,
			// half of what opens the key on her phone; it changes with each sign-in
			share: keyed('writing', cookies.get(sessionCookie(url)) ?? '').toString('base64url'),
			say: sayings()
		}
	};
};

export const actions: Actions = {
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeShownBack(tx, { sessionId: params.session, page: params.page }));
		redirect(303, `/me/booklets/${params.session}/${params.page}?said=page-back`);
	},
	anew: async ({ locals, params }) => {
		await locals.tx(beginWritingAnew);
		redirect(303, `/me/booklets/${params.session}/${params.page}?said=anew`);
	}
};
