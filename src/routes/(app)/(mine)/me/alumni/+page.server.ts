import { redirect } from '@sveltejs/kit';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import {
	comeToGathering,
	joinAlumni,
	leaveAlumni,
	stayAway
} from '#rooms/programmes/taking-part/alumni/commands.server.ts';
import { listFinishedProgrammes, listMyInvitations } from '#rooms/programmes/taking-part/alumni/queries.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const mine = await locals.tx(async (tx) =>
		(await isQuiet(tx, tx.actor.id ?? ''))
			? { isQuietNow: true, programmes: [], invitations: [] }
			: {
					isQuietNow: false,
					programmes: await listFinishedProgrammes(tx),
					invitations: await listMyInvitations(tx)
				}
	);
	const hrefs = Object.fromEntries(mine.invitations.map(({ slug }) => [slug, locals.publicPath(`/on/${slug}`)]));
	return { ...mine, hrefs, zone: locals.organisation.timeZone };
};

export const actions: Actions = {
	join: async ({ request, locals }) => {
		const programme = await textIn(request, 'programme');
		await locals.atDoor((tx) => joinAlumni(tx, programme));
		redirect(303, '/me/alumni?said=alumni-joined');
	},
	leave: async ({ request, locals }) => {
		const programme = await textIn(request, 'programme');
		await locals.tx((tx) => leaveAlumni(tx, programme));
		redirect(303, '/me/alumni?said=alumni-left');
	},
	come: async ({ request, locals }) => {
		const gathering = await textIn(request, 'gathering');
		await locals.atDoor((tx) => comeToGathering(tx, gathering));
		redirect(303, '/me/alumni?said=gathering-coming');
	},
	away: async ({ request, locals }) => {
		const gathering = await textIn(request, 'gathering');
		await locals.tx((tx) => stayAway(tx, gathering));
		redirect(303, '/me/alumni?said=gathering-away');
	}
};
