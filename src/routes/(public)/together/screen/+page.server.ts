import { redirect } from '@sveltejs/kit';
import { codeOfScreen, newScreenToken } from '#rooms/coproduction/board/policy.ts';
import { findOnScreen } from '#rooms/coproduction/board/queries.server.ts';
import { listCards } from '#rooms/coproduction/card/queries.server.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { squareOf } from '#platform/identity/square.ts';
import { cookieValue, dropCookie, setCookie } from '#platform/web/cookies.ts';
import { held } from './screen.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A borrowed screen: nobody signs in on it. It shows a code, and a board once whoever runs it let this code in. */
export const load: PageServerLoad = async ({ locals, cookies, url }) => {
	const token = cookieValue(cookies, url, 'screen');
	const code = token && codeOfScreen(token);
	const shown = code
		? await locals.door(async (door) => {
				const board = await findOnScreen(door, code);
				return board && { board, cards: await listCards(door, board.id), version: locals.version(board.id) };
			})
		: undefined;
	const join = shown?.board.code && new URL(locals.publicPath(`/together/board/${shown.board.code}`), url).href;
	return {
		shown,
		code: code && inTwo(code),
		join: shown?.board.state === 'open' && shown.board.code ? inTwo(shown.board.code) : undefined,
		address: new URL(locals.publicPath('/together/board'), url).href.replace(/^https?:\/\//, ''),
		square: join && shown?.board.state === 'open' ? await squareOf(join) : undefined,
		bell: locals.publicPath('/together/screen/bell')
	};
};

export const actions: Actions = {
	begin: ({ locals, cookies, url }) => {
		setCookie(cookies, url, 'screen', newScreenToken(), held);
		redirect(303, locals.publicPath('/together/screen'));
	},
	forget: ({ locals, cookies, url }) => {
		dropCookie(cookies, url, 'screen');
		redirect(303, locals.publicPath('/together/screen'));
	}
};
