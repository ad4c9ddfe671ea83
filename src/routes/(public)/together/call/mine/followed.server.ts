import { findKeptUntil, followApplication } from '#rooms/coproduction/application/queries.server.ts';
import { findEngagement } from '#rooms/coproduction/engagement/queries.server.ts';
import { isStillOpen } from '#rooms/coproduction/interview/policy.ts';
import { ownInterviews } from '#rooms/coproduction/interview/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';

/** All that whoever has a receipt reads and is asked: what was decided, times to meet, what is offered, and whether she is kept in mind. Throws NotFound. */
export async function allOf(link: Tx, code: string) {
	const { application, call } = await followApplication(link, code);
	const interviews = await ownInterviews(link, application);
	const free = interviews.free.filter(({ startsAt }) => isStillOpen(startsAt, link));
	return {
		...{ application, call, code },
		interviews: { ...interviews, free },
		mayChange: !interviews.own || isStillOpen(interviews.own.startsAt, link),
		offer: await findEngagement(link, application.id),
		keptUntil: await findKeptUntil(link, application.id)
	};
}
