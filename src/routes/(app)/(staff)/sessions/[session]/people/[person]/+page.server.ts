import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { listQuiet } from '#rooms/people/loss/queries.server.ts';
import { needsCode } from '#rooms/people/page-code/queries.server.ts';
import { noteFollowUp } from '#rooms/programmes/meetings/follow-up/commands.server.ts';
import { openLineInDanger, openPerson } from '#rooms/programmes/meetings/follow-up/queries.server.ts';
import { noteBrought } from '#rooms/programmes/meetings/register/commands.server.ts';
import { followUpForm } from '#rooms/programmes/meetings/follow-up/form.ts';
import { broughtForm } from '#rooms/programmes/meetings/register/form.ts';
import { formId } from '#platform/forms/fields.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { newCode } from '../../../../../../page-code.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const opened = await locals.tx(async (tx) => ({
		...(await openPerson(tx, params.session, params.person)),
		isQuiet: (await listQuiet(tx, [params.person])).has(params.person),
		needsCode: locals.actor?.id !== params.person && (await needsCode(tx, params.person))
	}));
	return { id: randomUUID(), now: locals.now, zone: locals.organisation.timeZone, ...opened };
};

const followUpWithId = v.object({ id: formId, ...followUpForm.entries });

export const actions: Actions = {
	danger: async ({ locals, params }) => ({
		opened: await locals.tx((tx) => openLineInDanger(tx, params.session, params.person))
	}),
	code: ({ locals, params, url }) => newCode(locals, url, params.person),
	brought: async ({ request, locals, params }) => {
		const form = await readForm(request, broughtForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteBrought(tx, params.session, params.person, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_register_brought_refused(), 'brought');
		redirect(303, `/sessions/${params.session}?said=brought#p-${params.person}`);
	},
	contact: async ({ request, locals, params }) => {
		const form = await readForm(request, followUpWithId);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, note) => noteFollowUp(tx, params.session, params.person, note), {
			to: () => `/sessions/${params.session}/people/${params.person}?said=noted`
		});
	}
};
