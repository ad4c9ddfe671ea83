import { searchIn } from '#rooms/programmes/desk/directory/form.ts';
import { listPeople } from '#rooms/programmes/desk/directory/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { forCoordinators } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const [search, page] = [searchIn(url), pageNumber(url)];
	return { search, page, people: await locals.tx((tx) => listPeople(tx, search, page)) };
};
