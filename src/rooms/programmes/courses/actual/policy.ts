import { holdsHere, type Actor } from '#platform/db/tx.ts';
import type { Doing } from './form.ts';

/** Whoever leads the meetings of a run asks for more time; whoever arranges them gives it. */
export function mayAskForMoreTime(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'facilitator', cohortId);
}

/** Why something can't be noted of a part: the meeting is noted as finished, or the part stands otherwise. What stands so already is no fault. */
export function partObstacle(
	session: { startedAt: Date | null; endedAt: Date | null },
	part: { beganAt: Date | null },
	did: Doing
): 'not-started' | 'finished' | 'not-begun' | 'begun' | undefined {
	if (!session.startedAt && did === 'began') return 'not-started';
	if (session.endedAt && did === 'began' && !part.beganAt) return 'finished';
	if (did === 'ended' && !part.beganAt) return 'not-begun';
	return did === 'dropped' && part.beganAt ? 'begun' : undefined;
}
