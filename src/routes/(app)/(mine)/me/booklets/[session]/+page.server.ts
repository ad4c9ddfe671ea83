import { openBooklet } from '#rooms/programmes/taking-part/booklet/commands.server.ts';
import { getBookletToRead } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const booklet = await getBookletToRead(tx, params.session);
		// of whoever waits nobody is told that she read it
		if (booklet.isOwn) await openBooklet(tx, params.session);
		return { booklet, zone: locals.organisation.timeZone };
	});
