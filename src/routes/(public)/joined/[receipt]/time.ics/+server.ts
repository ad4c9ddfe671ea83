import { calendarOf } from '#platform/calendar/calendar-file.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { sessionsFor } from '#rooms/programmes/joining/registration/policy.ts';
import { getReceipt } from '#rooms/programmes/joining/receipt/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** The meetings still to come, for a calendar: neutral, and only for somebody for whom a place is held. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { now } = locals;
	const sessions = await locals.link(async (link) => {
		const receipt = await getReceipt(link, params.receipt);
		if (receipt.state !== 'held') throw new NotFound();
		return sessionsFor(receipt, await listSessions(link, receipt.cohortId));
	});
	// what was called off is in it as such: a file that she opens again takes it off her calendar
	const ahead = sessions.filter((meeting) => meeting.endsAt > now && meeting.kind !== 'reunion');
	return new Response(calendarOf(ahead, m.programmes_waiting_calendar_title(), now), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="kith.ics"'
		}
	});
};
