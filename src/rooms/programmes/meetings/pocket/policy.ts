import { createHash } from 'node:crypto';
import { holds, holdsHere, type Actor } from '#platform/db/tx.ts';

/** As whom somebody takes a register along. */
export type PocketRole = 'facilitator' | 'creche_worker' | 'coordinator';

const hour = 3_600_000;
/** A register is taken along so long before the meeting at the earliest, and can be read so long after it at the latest. */
const [earliest, readable] = [24 * hour, 2 * hour];
/** Taps that arrive later than this are put before a coordinator. */
const homeWithin = 7 * 24 * hour;

/** So many registers are out at once with one person. */
export const mostOut = 3;

/** As whom she may take the register of a meeting of this circle along; nothing where she may not. */
export function pocketRole(actor: Actor, circleId: string): PocketRole | undefined {
	if (holdsHere(actor, 'facilitator', circleId)) return 'facilitator';
	if (holds(actor, 'coordinator', circleId)) return 'coordinator';
	return holdsHere(actor, 'creche_worker', circleId) ? 'creche_worker' : undefined;
}

/** Whether she may settle what a pocket parked of a meeting of this circle. */
export function maySettleParked(actor: Actor, circleId: string): boolean {
	return holds(actor, 'coordinator', circleId);
}

/** Whether she may end a pocket from the desk: her own, those of her circle or area, or all. */
export function mayEndPocket(actor: Actor, pocket: { accountId: string; circleId: string }): boolean {
	return (
		actor.id === pocket.accountId ||
		holdsHere(actor, 'facilitator', pocket.circleId) ||
		holds(actor, 'coordinator', pocket.circleId)
	);
}

/** Until when a register that was taken along can be read, and until when its taps should be home. */
export function endsOf(session: { endsAt: Date }): { readableUntil: Date; homeBy: Date } {
	const end = session.endsAt.getTime();
	return { readableUntil: new Date(end + readable), homeBy: new Date(end + homeWithin) };
}

/** Why the register of a meeting can't be taken along now; nothing where it can. */
export function takeObstacle(
	session: { startsAt: Date; endsAt: Date; cancelledAt: Date | null },
	now: Date
): 'off' | 'early' | 'over' | undefined {
	if (session.cancelledAt) return 'off';
	if (now.getTime() < session.startsAt.getTime() - earliest) return 'early';
	return now >= endsOf(session).readableUntil ? 'over' : undefined;
}

/** That somebody's line is in a pocket, without saying whose: who is erased stays a number and is no name any more. */
export function lineHash(pocketId: string, personId: string): string {
	return createHash('sha256').update(`${pocketId} ${personId}`).digest('base64url').slice(0, 22);
}

/** How a pocket stands: out and to be read, out with taps that are missing, home, or ended from the desk. */
export type PocketState = 'out' | 'missing' | 'home' | 'ended';

/** How a pocket stands now. A phone of which nobody heard since it left is missing once the register is over. */
export function pocketState(
	pocket: { readableUntil: Date; heardAt: Date | null; endedAt: Date | null; made: number; came: number },
	now: Date
): PocketState {
	const isWhole = pocket.heardAt !== null && pocket.came >= pocket.made;
	if (now < pocket.readableUntil) return pocket.endedAt ? 'ended' : 'out';
	if (isWhole) return 'home';
	return pocket.endedAt && !pocket.made ? 'ended' : 'missing';
}
