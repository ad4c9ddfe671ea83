import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { findQuietHours, keepQuietHours } from '#platform/identity/quiet-hours/commands.server.ts';
import { quietHoursForm, usualQuiet } from '#platform/identity/quiet-hours/form.ts';
import { quietWords } from '#platform/identity/quiet-hours/words.ts';
import { forWholeCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forWholeCoordinators(locals);
	const hours = await locals.tx(findQuietHours);
	const { from, to } = hours ?? usualQuiet;
	return {
		has: hours !== null,
		words: quietWords(hours, locals.now, locals.organisation.timeZone),
		values: { from: String(from), to: String(to) }
	};
};

export const actions: Actions = {
	look: async ({ request, locals }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, quietHoursForm);
		if (!form.ok) return form.problem;
		const { typed } = form;
		return {
			typed,
			errors: {},
			refusal: undefined,
			words: quietWords(form.value, locals.now, locals.organisation.timeZone)
		};
	},
	keep: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, quietHoursForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => keepQuietHours(tx, form.value));
		redirect(303, `${url.pathname}?saved`);
	},
	none: async ({ locals, url }) => {
		forWholeCoordinators(locals);
		await locals.tx((tx) => keepQuietHours(tx, null));
		redirect(303, `${url.pathname}?saved`);
	}
};
