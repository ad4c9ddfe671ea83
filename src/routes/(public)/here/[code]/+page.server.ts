import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { listNamesShown } from '#rooms/programmes/courses/shown-name/queries.server.ts';
import { arrive } from '#rooms/programmes/meetings/arrival/commands.server.ts';
import { arrivalForm } from '#rooms/programmes/meetings/arrival/form.ts';
import { plainCode } from '#rooms/programmes/meetings/wall/form.ts';
import { findOpenWall } from '#rooms/programmes/meetings/wall/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** A whole hall is one network, and everybody in it looks, writes and looks again. */
const most = { looks: 300, names: 120, ofOneCode: 200, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const network = networkOf(locals.clientAddress);
	const isFew = await locals.allow('look behind a code', network, most.looks, most.seconds);
	const wall = isFew ? await locals.door((door) => findOpenWall(door, params.code)) : undefined;
	const isThanked = url.searchParams.has('thanks');
	const here = locals.publicPath(`/here/${params.code}`);
	return {
		isOpen: wall !== undefined,
		isThanked,
		names: wall && isThanked ? await locals.tx((tx) => listNamesShown(tx, wall.cohortId)) : [],
		tap: randomUUID(),
		here
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const here = locals.publicPath(`/here/${params.code}`);
		const form = await readForm(request, arrivalForm);
		if (!form.ok) return form.problem;
		const isFew =
			(await locals.allow('arrive from', networkOf(locals.clientAddress), most.names, most.seconds)) &&
			(await locals.allow('arrive at', plainCode(params.code), most.ofOneCode, most.seconds));
		if (!isFew) return form.refuse(m.programmes_wall_too_many());
		await locals.door((door) => arrive(door, params.code, form.value));
		// whoever she is, and whether the code still works: the page says how it stands
		redirect(303, `${here}?thanks`);
	}
};
