import { isOver } from '../session/policy.ts';

/** Why a session can't be moved. */
export type Moved = 'in-the-past' | 'day-taken' | 'already-over' | 'is-cancelled';

/** Why a session can't begin then, on a day on which its run meets already or not. */
export function refusedMove(
	session: { endsAt: Date; startedAt: Date | null; endedAt: Date | null; cancelledAt: Date | null },
	startsAt: Date,
	isTaken: boolean,
	now: Date
): Moved | undefined {
	if (session.cancelledAt) return 'is-cancelled';
	if (isOver(session, now) || session.startedAt) return 'already-over';
	if (startsAt <= now) return 'in-the-past';
	return isTaken ? 'day-taken' : undefined;
}
