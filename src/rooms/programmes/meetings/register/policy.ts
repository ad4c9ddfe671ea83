import type { AttendanceState } from './form.ts';
import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';

const there: readonly (AttendanceState | null)[] = ['came', 'late', 'left-early'];

/** Whether a state means that she was there. Apologies and no word never do. */
export function wasThere(state: AttendanceState | null): boolean {
	return there.includes(state);
}

/** A line of the register as far as it is counted. */
export interface CountedLine {
	state: AttendanceState | null;
	/** She has a place that has not ended. */
	hasPlace: boolean;
	walkIn: boolean;
}

/** How a session was attended, in numbers. */
export interface RegisterCounts {
	booked: number;
	/** Of those who have a place. */
	came: number;
	walkedIn: number;
	apologies: number;
	noWord: number;
	/** Have a place, and nothing is noted yet. */
	open: number;
}

/**
 * Counts a register. Whoever left the course counts nowhere, and a cancelled session
 * counts for nobody: this mirrors the view programmes.attended.
 */
export function countRegister(lines: readonly CountedLine[], session: { cancelledAt: Date | null }): RegisterCounts {
	const placed = lines.filter((line) => line.hasPlace);
	const counted = session.cancelledAt ? [] : lines;
	const of = (state: AttendanceState | null) =>
		placed.filter((line) => !session.cancelledAt && line.state === state).length;
	return {
		booked: placed.length,
		came: counted.filter((line) => line.hasPlace && wasThere(line.state)).length,
		walkedIn: counted.filter((line) => !line.hasPlace && line.walkIn && wasThere(line.state)).length,
		apologies: of('apologies'),
		noWord: of('no-word'),
		open: of(null)
	};
}

/** What decides whether somebody is rung. */
export interface RingingFacts {
	state: AttendanceState | null;
	isMissed: boolean;
	/** How the last try to reach her went, since she was missed. */
	reached: string | null;
}

/** Nobody who is here is rung, and nobody is rung again who was reached. */
export function isToBeRung({ isMissed, state, reached }: RingingFacts): boolean {
	const settled = reached === 'reached' || reached === 'not-needed';
	return isMissed && !wasThere(state) && state !== 'apologies' && !settled;
}

/** Whether what is known of a child was last confirmed too long ago. What can't be seen today is not asked. */
export function isStale(confirmedAt: string | Date | null, now: Date): boolean {
	return confirmedAt !== null && isToBeAskedAgain(new Date(confirmedAt), now);
}
