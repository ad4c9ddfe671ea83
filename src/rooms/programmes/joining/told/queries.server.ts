import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { getCohort, listSessions } from '#programmes/courses';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import type { Registration } from '../registration/queries.server.ts';
import { sessionsFor } from '../registration/policy.ts';
import { endOfOffer } from '../hold/policy.ts';

/** The hours of what is offered to somebody, or held for her. */
export interface Hours {
	/** No letter about it has reached her, and nobody has told her: the hours have not begun. */
	untold: boolean;
	/** Until when it waits for her answer, were she told now where she was not; null when nothing is offered or held. */
	until: Date | null;
	/** Nothing that it could be for is still to come: the last meeting has begun. */
	isPast: boolean;
}

/** How long what is offered to somebody, or held for her, still waits: its hours run only while she could be told. */
export async function hoursOf(tx: Tx, registration: Registration): Promise<Hours> {
	const { id, cohortId, state, offerEndsAt, answerBy } = registration;
	const meetings = meetingsOf(sessionsFor(registration, await listSessions(tx, cohortId)));
	const isPast = !meetings.some(({ startsAt }) => startsAt > tx.now);
	const until = state === 'left' ? null : (offerEndsAt ?? answerBy);
	if (!until) return { untold: false, until: null, isPast };
	const { rows } = await sql<{
		untold: boolean;
		at: Date | null;
	}>`select untold, at from programmes.told(${id}::uuid)`.execute(tx.db);
	const { untold = false, at = null } = rows[0] ?? {};
	const toldAt = untold ? tx.now : at;
	if (!toldAt) return { untold, until, isPast };
	const { offerHours } = await getCohort(tx, cohortId);
	const counted = endOfOffer(toldAt, offerHours, tx.zone, meetings);
	return { untold, until: counted > until ? counted : until, isPast };
}
