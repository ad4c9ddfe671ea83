import { redirect } from '@sveltejs/kit';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { settleLine } from '#rooms/programmes/meetings/mark/commands.server.ts';
import { settleForm } from '#rooms/programmes/meetings/mark/form.ts';
import { openRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { registerLook } from '#rooms/programmes/meetings/register/policy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const lines = await openRegister(tx, day);
		return { day, lines: lines.filter(({ differences }) => differences.length), zone: tx.zone };
	});

export const actions: Actions = {
	settle: async ({ request, locals, params, url }) => {
		const form = await readForm(request, settleForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => settleLine(tx, params.session, form.value));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		const { before, after } = outcome.value;
		const said = `noted=${form.value.person}.${after ?? ''}.${before ?? ''}${registerLook(url.searchParams).query}`;
		redirect(303, `/sessions/${params.session}?${said}#p-${form.value.person}`);
	}
};
