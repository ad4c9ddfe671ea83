import { writeOfChild } from '#rooms/creche/day-note/commands.server.ts';
import { childNoteForm } from '#rooms/creche/day-note/form.ts';
import { listOwnDayNotes, listOwnExpected } from '#rooms/creche/day-note/queries.server.ts';
import { noteRefusal } from '#rooms/creche/day-note/words.ts';
import { getSitting } from '#rooms/creche/sitting/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const sitting = await getSitting(tx, params.session);
		const children = await listOwnExpected(tx, sitting.id);
		if (!children.length) throw new NotFound();
		const notes = await listOwnDayNotes(tx, sitting.id);
		return { id: uuidv7(), sitting, children, notes, zone: tx.zone, now: tx.now };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, childNoteForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, note) => writeOfChild(tx, params.session, note), {
			to: () => `/me/today/${params.session}?said=note-sent`,
			say: noteRefusal
		});
	}
};
