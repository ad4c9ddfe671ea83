import { redirect } from '@sveltejs/kit';
import { signChildIn, signChildOut } from '#rooms/creche/visit/commands.server.ts';
import { openCreche } from '#rooms/creche/visit/queries.server.ts';
import { signInForm, signOutForm } from '#rooms/creche/visit/form.ts';
import { crecheRefusal } from '#rooms/creche/visit/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { sitting, children } = await locals.tx((tx) => openCreche(tx, params.session, new Set()));
	const child = children.find((one) => one.id === params.child);
	if (!child) throw new NotFound();
	return { sitting, child, now: locals.now, zone: locals.organisation.timeZone };
};

export const actions: Actions = {
	in: async ({ request, locals, params }) => {
		const form = await readForm(request, signInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildIn(tx, params.session, { ...form.value, child: params.child }));
		if (!outcome.ok) return form.refuse(crecheRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${params.child}#c-${params.child}`);
	},
	out: async ({ request, locals, params }) => {
		const form = await readForm(request, signOutForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildOut(tx, params.session, { ...form.value, child: params.child }));
		if (!outcome.ok) return form.refuse(outcome.reason === 'somebody-else' ? '' : crecheRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${params.child}#c-${params.child}`);
	}
};
