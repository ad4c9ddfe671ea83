import { listClosedConcerns, listConcerns } from '#rooms/safeguarding/concern/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { shortDay, clock } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { PageServerLoad } from './$types';

/** How many closed ones stand below those that are open. */
const pageLength = 5;

/** What is open, and one page of what is closed. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const zone = locals.organisation.timeZone;
	const page = pageNumber(url);
	const [open, closed] = await locals.tx(
		async (tx) => [await listConcerns(tx), await listClosedConcerns(tx, page, pageLength)] as const
	);
	const inWords = (concern: (typeof open)[number]) => ({
		id: concern.id,
		called: concern.called ?? m.safeguarding_forgotten(),
		raised: `${shortDay(concern.raised_at, zone)}, ${clock(concern.raised_at, zone)}`,
		takenBy: concern.taken_by_name
	});
	return { page, hasOlder: closed.hasOlder, open: open.map(inWords), closed: closed.shown.map(inWords) };
};
