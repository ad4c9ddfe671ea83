import { openBooklet } from '#rooms/programmes/taking-part/booklet/commands.server.ts';
import { getMyBooklet } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const booklet = await getMyBooklet(tx, params.session);
		await openBooklet(tx, params.session);
		return { booklet, zone: locals.organisation.timeZone };
	});
