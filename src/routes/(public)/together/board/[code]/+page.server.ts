import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { plainBoardCode } from '#rooms/coproduction/board/policy.ts';
import { findJoined } from '#rooms/coproduction/board/queries.server.ts';
import { cardRefusalWords } from '#rooms/coproduction/card/choices.ts';
import { addCardByCode } from '#rooms/coproduction/card/commands.server.ts';
import { phoneCardForm } from '#rooms/coproduction/card/form.ts';
import { listCards } from '#rooms/coproduction/card/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many cards come by one code in an hour: a hall full of people. The code is counted, and nobody who has it. */
const most = { cards: 600, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = await locals.door(async (door) => {
		const board = await findJoined(door, params.code);
		return board && { board, cards: await listCards(door, board.id) };
	});
	return {
		shown,
		form: randomUUID(),
		isAdded: url.searchParams.has('thanks'),
		...{ again: locals.publicPath('/together/board'), together: locals.publicPath('/together'), code: params.code }
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, phoneCardForm);
		if (!form.ok) return form.problem;
		const { machine, ...card } = { ...form.value, language: locals.language };
		const isFew =
			!machine && (await locals.allow('a card by the code', plainBoardCode(params.code), most.cards, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_board_too_many());
		const outcome = await locals.door((door) => addCardByCode(door, params.code, card));
		if (!outcome.ok) return form.refuse(cardRefusalWords[outcome.reason]());
		redirect(303, `${locals.publicPath(`/together/board/${params.code}`)}?thanks`);
	}
};
