import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { comesTo, tellTeam } from '#rooms/programmes/meetings/parent-message/commands.server.ts';
import { parentMessageForm } from '#rooms/programmes/meetings/parent-message/form.ts';
import { listOwnMessages } from '#rooms/programmes/meetings/parent-message/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		if (!(await comesTo(tx, day.cohortId))) throw new NotFound();
		return {
			ids: [uuidv7(), uuidv7()] as const,
			day: { startsAt: day.startsAt, isOver: day.endsAt <= tx.now || day.cancelledAt !== null },
			zone: tx.zone,
			messages: await listOwnMessages(tx, day.id)
		};
	});

const refusals = { over: m.programmes_telling_over, enough: m.programmes_telling_enough };

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, parentMessageForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, message) => tellTeam(tx, params.session, message), {
			to: () => `/me/tell/${params.session}?saved`,
			say: (reason) => refusals[reason]()
		});
	}
};
