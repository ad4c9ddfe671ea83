import { redirect } from '@sveltejs/kit';
import { sayNoteRead, writeToCreche } from '#rooms/creche/day-note/commands.server.ts';
import { noteReadForm, teamNoteForm } from '#rooms/creche/day-note/form.ts';
import { mayWriteToCreche } from '#rooms/creche/day-note/policy.ts';
import { listDayNotes } from '#rooms/creche/day-note/queries.server.ts';
import { noteRefusal } from '#rooms/creche/day-note/words.ts';
import { getSitting } from '#rooms/creche/sitting/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const sitting = await getSitting(tx, params.session);
		if (!mayWriteToCreche(tx.actor, sitting.circleId)) throw new Forbidden();
		return { id: uuidv7(), sitting, notes: await listDayNotes(tx, sitting.id), zone: tx.zone, now: tx.now };
	});

export const actions: Actions = {
	write: async ({ request, locals, params }) => {
		const form = await readForm(request, teamNoteForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, note) => writeToCreche(tx, params.session, note), {
			to: () => `/sessions/${params.session}/creche/notes?said=note-sent`,
			say: noteRefusal
		});
	},
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, noteReadForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => sayNoteRead(tx, params.session, form.value.note));
		redirect(303, `/sessions/${params.session}/creche?said=note-read`);
	}
};
