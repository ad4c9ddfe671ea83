import { modes, type Mode, type WayIn } from '../template/course-template.ts';

/** The way in is shown from so many milliseconds before a meeting begins, until it ends. In SQL the same rule is programmes.way_online. */
export const shownBefore = 30 * 60_000;

/** How a meeting meets: as its run does, unless it differs. */
export function modeOf(session: { mode: Mode | null }, run: { mode: Mode }): Mode {
	return session.mode ?? run.mode;
}

export type ModeRefusal = 'open-door-in-room' | 'no-room';

/** Why a run, or one meeting of it, can't meet so: whoever first comes through an open door finds a room, and a room has to be known. */
export function refusedMode(run: { wayIn: WayIn }, mode: Mode, hasVenue: boolean): ModeRefusal | undefined {
	if (run.wayIn === 'open' && mode === 'online') return 'open-door-in-room';
	return mode !== 'online' && !hasVenue ? 'no-room' : undefined;
}

/** The ways in which a meeting of a run can meet. */
export const modesFor = (run: { wayIn: WayIn; venueId: string | null }): Mode[] =>
	modes.filter((mode) => !refusedMode(run, mode, run.venueId !== null));
