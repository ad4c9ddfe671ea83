import { holds, type Actor } from '#platform/db/tx.ts';

/** So many meetings stand in a newsletter at most; the rest is on the page of what is on. */
export const mostMeetings = 30;

/** For so many days ahead a newsletter says what is on. */
export const daysTold = 28;

/** A newsletter goes to everybody, so whoever coordinates the whole organisation drafts it. */
export function mayDraftNewsletters(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** What of all that is on stands in a newsletter: the meetings of the next weeks; where there are none, the next ones. What was called off is left out. */
export function worthTelling<Entry extends { startsAt: Date; cancelledAt: Date | null }>(
	entries: readonly Entry[],
	now: Date
): Entry[] {
	const on = entries.filter(({ cancelledAt }) => cancelledAt === null);
	const until = now.getTime() + daysTold * 86_400_000;
	const soon = on.filter(({ startsAt }) => startsAt.getTime() < until);
	return soon.length ? soon : on.slice(0, mostMeetings);
}
