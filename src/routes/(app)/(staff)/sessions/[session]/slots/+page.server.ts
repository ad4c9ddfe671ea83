import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { takeWishAway, wishFor } from '#rooms/programmes/courses/slot/commands.server.ts';
import { wishForm } from '#rooms/programmes/courses/slot/form.ts';
import { listSessionsAhead, listSlots, listWhoMayBeAsked } from '#rooms/programmes/courses/slot/queries.server.ts';
import { slotRefusalWords } from '#rooms/programmes/courses/slot/words.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { clearFromShelf } from '#rooms/programmes/taking-part/shelf/commands.server.ts';
import { maySeeShelf } from '#rooms/programmes/taking-part/shelf/policy.ts';
import { listShelfForTeam } from '#rooms/programmes/taking-part/shelf/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const { cohortId } = day;
		const shelf = maySeeShelf(tx.actor, cohortId) ? await listShelfForTeam(tx, cohortId) : [];
		return {
			id: randomUUID(),
			day,
			slots: await listSlots(tx, cohortId),
			people: await listWhoMayBeAsked(tx, cohortId),
			ahead: await listSessionsAhead(tx, cohortId),
			shelf,
			zone: tx.zone
		};
	});

export const actions: Actions = {
	wish: async ({ request, locals, params }) => {
		const form = await readForm(request, wishForm);
		if (!form.ok) return form.problem;
		return once(
			form,
			locals.tx,
			async (tx, { id: _, ...wish }) => wishFor(tx, (await getDay(tx, params.session)).cohortId, wish),
			{
				to: () => `/sessions/${params.session}/slots?said=slot-wished`,
				say: (reason) => [slotRefusalWords(reason), reason === 'over' ? 'session' : 'person']
			}
		);
	},
	off: async ({ request, locals, params }) => {
		const slot = await textIn(request, 'slot');
		await locals.tx(async (tx) => takeWishAway(tx, (await getDay(tx, params.session)).cohortId, slot));
		redirect(303, `/sessions/${params.session}/slots?said=slot-off`);
	},
	clear: async ({ request, locals, params }) => {
		const shelf = await textIn(request, 'shelf');
		await locals.tx(async (tx) => clearFromShelf(tx, (await getDay(tx, params.session)).cohortId, shelf));
		redirect(303, `/sessions/${params.session}/slots?said=shelf-back`);
	}
};
