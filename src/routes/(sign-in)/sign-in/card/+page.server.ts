import { redirect } from '@sveltejs/kit';
import { enterByCode } from '#rooms/people/page-code/commands.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { letIn } from '#platform/identity/browser.server.ts';
import { codeForm } from '#platform/identity/form.ts';
import { mayTryCard } from '#platform/identity/guessing.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor) redirect(303, '/start');
	return { askHref: locals.publicPath('/sign-in') };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals } = event;
		const form = await readForm(event.request, codeForm);
		if (!form.ok) return form.problem;
		if (!(await mayTryCard(locals.allow, locals.organisation.id, locals.clientAddress)))
			return form.refuse(m.identity_code_too_often(), 'code');
		const entered = await locals.door((door) => enterByCode(door, form.value.code));
		if (!entered.ok) return form.refuse(m.identity_code_card_wrong(), 'code');
		await letIn(event, entered.value);
		redirect(303, '/me');
	}
};
