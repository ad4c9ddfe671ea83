import { fail, redirect } from '@sveltejs/kit';
import { barFromCollecting, liftBar } from '#rooms/creche/barred/commands.server.ts';
import { barForm, findChildForm, liftForm } from '#rooms/creche/barred/form.ts';
import { listChildrenWithBars } from '#rooms/creche/barred/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { onlyOpen, onlyOpenFor } from '../../../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who must not collect which child; for the safeguarding lead alone. */
export const load: PageServerLoad = async (event) => {
	await onlyOpen(event);
	const { locals } = event;
	const children = await locals.tx((tx) => listChildrenWithBars(tx));
	return { children, newId: uuidv7(), zone: locals.organisation.timeZone };
};

export const actions: Actions = {
	find: async (event) => {
		await onlyOpenFor(event);
		const { request, locals } = event;
		const form = await readForm(request, findChildForm);
		if (!form.ok) return form.problem;
		const { who } = form.value;
		// answered in place, so that no name stands in an address
		return { who, found: await locals.tx((tx) => listChildrenWithBars(tx, who)) };
	},
	bar: async ({ request, locals }) => {
		const form = await readForm(request, barForm);
		if (!form.ok) {
			const { data } = form.problem;
			const who = String(data.typed.who ?? '').slice(0, 100);
			if (!who) return form.problem;
			// the child that was found stays in sight, so that what is missing can be said at its name
			return fail(422, { ...data, who, found: await locals.tx((tx) => listChildrenWithBars(tx, who)) });
		}
		return once(form, locals.tx, barFromCollecting, { to: () => '/concerns/collecting?said=barred' });
	},
	lift: async ({ request, locals }) => {
		const form = await readForm(request, liftForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => liftBar(tx, form.value.barred));
		redirect(303, '/concerns/collecting?said=bar-lifted');
	}
};
