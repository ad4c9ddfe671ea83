import { redirect } from '@sveltejs/kit';
import { boardCodeForm } from '#rooms/coproduction/board/form.ts';
import { plainBoardCode } from '#rooms/coproduction/board/policy.ts';
import { findJoined } from '#rooms/coproduction/board/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, boardCodeForm);
		if (!form.ok) return form.problem;
		const code = plainBoardCode(form.value.code);
		if (!(await locals.door((door) => findJoined(door, code))))
			return form.refuse(m.coproduction_board_join_no_such(), 'code');
		redirect(303, locals.publicPath(`/together/board/${code}`));
	}
};
