import type { Actor } from '#platform/db/tx.ts';
import { mayRunSession, meetingsOf } from '#rooms/programmes/courses/session/policy.ts';

/** Whoever runs the meetings of a group puts its celebration together from what all add. */
export function mayShapeCelebration(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** What a celebration needs to know of a meeting. */
interface Meeting {
	id: string;
	kind: string;
	cancelledAt: Date | null;
	startsAt: Date;
}

/** A celebration lies on a meeting that stands; a reunion comes long after it. */
export function mayLieOn(session: Pick<Meeting, 'cancelledAt' | 'kind'>): boolean {
	return meetingsOf([session]).length > 0;
}

/** The meeting on which a celebration lies: the one that was chosen, else the latest that is called so, else the last. */
export function meetingOf<Session extends Meeting>(
	sessions: readonly Session[],
	chosen: string | null
): Session | undefined {
	const standing = meetingsOf(sessions);
	return (
		standing.find(({ id }) => id === chosen) ??
		standing.findLast(({ kind }) => kind === 'celebration') ??
		standing.at(-1)
	);
}
