import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { listWeather } from '#rooms/programmes/meetings/check-in/queries.server.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { saysWeather, roundsNow } from '#rooms/programmes/meetings/round-kind/policy.ts';
import { listRounds } from '#rooms/programmes/meetings/round-kind/queries.server.ts';
import { hearGroup } from '#rooms/programmes/meetings/said/queries.server.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import type { PageServerLoad } from './$types';

/** How many of the latest meetings are shown with what was shared at them. */
const latest = 3;

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id: cohort, label } = await getMyCircle(tx, params.cohort);
		const zone = locals.organisation.timeZone;
		// while everything is quiet nothing of it is shown
		if (await isQuiet(tx, tx.actor.id ?? '')) return { label, zone, round: null };
		const rounds = await listRounds(tx, cohort);
		const begun = meetingsOf(await listSessions(tx, cohort)).filter((session) => !isAhead(session, tx.now, zone));
		const meetings = [];
		for (const session of begun.slice(-latest).reverse())
			meetings.push({ session, rounds: await hearGroup(tx, session.id, rounds) });
		return {
			label,
			zone,
			round: {
				chosen: roundsNow(rounds),
				isWeather: saysWeather(rounds),
				weeks: await listWeather(tx, cohort),
				meetings: meetings.filter((meeting) => meeting.rounds.length)
			}
		};
	});
