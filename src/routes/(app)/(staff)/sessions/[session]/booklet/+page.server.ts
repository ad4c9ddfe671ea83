import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/forms/sent.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import {
	changeBooklet,
	giveBooklet,
	layBooklet,
	openToWaiting
} from '#rooms/programmes/taking-part/booklet/commands.server.ts';
import { changeBookletForm, layForm } from '#rooms/programmes/taking-part/booklet/form.ts';
import { mostPages } from '#rooms/programmes/taking-part/booklet/policy.ts';
import { listExercises } from '#rooms/programmes/taking-part/own-exercise/queries.server.ts';
import { findBooklet, listOpened } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { themeOf } from '#rooms/programmes/taking-part/booklet/suggest.ts';
import { listShownTo } from '#rooms/programmes/taking-part/writing/queries.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return {
			day,
			theme: themeOf(day),
			booklet: await findBooklet(tx, day.id),
			exercises: await listExercises(tx),
			opened: await listOpened(tx, day.id),
			shown: await listShownTo(tx, day.id),
			reader: { zone: locals.organisation.timeZone }
		};
	});

export const actions: Actions = {
	lay: async ({ request, locals, params }) => {
		const form = await readForm(request, layForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => layBooklet(tx, params.session, form.value.theme));
		if (!outcome.ok) return form.refuse(m.programmes_booklets_given_already());
		redirect(303, `/sessions/${params.session}/booklet?said=booklet-laid`);
	},
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeBookletForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeBooklet(tx, params.session, form.value));
		if (!outcome.ok) {
			const words = {
				'changed-meanwhile': m.programmes_booklets_changed_meanwhile,
				'too-many': () => m.programmes_booklets_too_many({ most: mostPages }),
				last: m.programmes_booklets_last,
				gone: m.programmes_exercises_own_gone
			};
			return form.refuse(words[outcome.reason]());
		}
		redirect(303, `/sessions/${params.session}/booklet?said=booklet-changed`);
	},
	give: async ({ locals, params }) => {
		await locals.tx((tx) => giveBooklet(tx, params.session));
		redirect(303, `/sessions/${params.session}/booklet?said=booklet-given`);
	},
	waiting: async ({ request, locals, params }) => {
		const forWaiting = (await textIn(request, 'for')) === 'waiting';
		await locals.tx((tx) => openToWaiting(tx, params.session, forWaiting));
		redirect(303, `/sessions/${params.session}/booklet?said=booklet-changed`);
	}
};
