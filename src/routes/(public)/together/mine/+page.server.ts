import { redirect } from '@sveltejs/kit';
import { codeToLookForm, keepReceiptForm } from '#rooms/coproduction/mine/form.ts';
import { keepWithHerPage, takeOffHerPage } from '#rooms/coproduction/mine/commands.server.ts';
import { findByReceipt, listMine, type WhatBecame } from '#rooms/coproduction/mine/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many codes are tried in an hour by everybody together: enough for a hall, too few to guess one. Nobody who tries is counted. */
const most = { codes: 600, seconds: 3600 };

export const load: PageServerLoad = async ({ locals }) => ({
	...(await locals.tx(async (tx) => ({ mine: await listMine(tx), isHere: tx.actor.id !== null }))),
	together: locals.publicPath('/together'),
	zone: locals.organisation.timeZone
});

const tried = (locals: App.Locals) => locals.allow('try a code of a receipt', 'all', most.codes, most.seconds);

export const actions: Actions = {
	look: async ({ request, locals }) => {
		const form = await readForm(request, codeToLookForm);
		if (!form.ok) return form.problem;
		if (!(await tried(locals))) return form.refuse(m.coproduction_mine_too_many(), 'code');
		const found: WhatBecame | undefined = await locals.tx((tx) => findByReceipt(tx, form.value.code));
		if (!found) return form.refuse(m.coproduction_mine_no_such(), 'code');
		return { found, code: form.value.code };
	},
	keep: async ({ request, locals }) => {
		const form = await readForm(request, keepReceiptForm);
		if (!form.ok) return form.problem;
		if (!(await tried(locals))) return form.refuse(m.coproduction_mine_too_many(), 'code');
		const outcome = await locals.tx((tx) => keepWithHerPage(tx, form.value.code, form.value.word));
		if (!outcome.ok) return form.refuse(m.coproduction_mine_not_kept(), 'code');
		redirect(303, `${locals.publicPath('/together/mine')}?said=mine-kept`);
	},
	off: async ({ request, locals }) => {
		const teller = await textIn(request, 'teller');
		await locals.tx((tx) => takeOffHerPage(tx, teller));
		redirect(303, `${locals.publicPath('/together/mine')}?said=mine-off`);
	}
};
