import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { takeAlongGiven } from '#rooms/programmes/meetings/pocket-screen/given.ts';
import { endPocket } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import { endForm, fileForm } from '#rooms/programmes/meetings/pocket/form.ts';
import { pocketRole, takeObstacle } from '#rooms/programmes/meetings/pocket/policy.ts';
import { listPockets } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { m } from '#messages';
import { bringFile } from './file.server.ts';
import type { Actions, PageServerLoad } from './$types';

const fileWords = {
	none: m.programmes_pocket_file_none,
	wrong: m.programmes_pocket_file_wrong,
	often: m.programmes_pocket_error_often
};

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		if (!pocketRole(tx.actor, day.cohortId)) throw new Forbidden();
		const given = takeAlongGiven(day.id, locals.organisation.leaveTo);
		return {
			id: day.id,
			given,
			obstacle: takeObstacle(day, tx.now),
			pockets: await listPockets(tx, day.id),
			zone: tx.zone
		};
	});

export const actions: Actions = {
	file: async ({ request, locals, params }) => {
		const form = await readForm(request, fileForm);
		if (!form.ok) return form.problem;
		const file = await fileIn(request, 'file');
		const wrong = file ? await bringFile(locals, params.session, file) : 'none';
		if (wrong) return form.refuse(fileWords[wrong](), 'file');
		redirect(303, `/sessions/${params.session}/pocket?saved`);
	},
	end: async ({ request, locals, params }) => {
		const form = await readForm(request, endForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => endPocket(tx, form.value.pocket));
		redirect(303, `/sessions/${params.session}/pocket?saved`);
	}
};
