import { states, type AttendanceState } from './form.ts';
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

/** What was just noted: of one person, that all came, or that somebody walked in. */
export type JustNoted =
	| { all: string }
	| { person: string; walked: true }
	| { person: string; state: AttendanceState; was: AttendanceState | '' };

/** What a page's address says was just noted, so that it can be taken back; nothing where it says something else. */
export function justNoted(asked: URLSearchParams): JustNoted | undefined {
	const [all, walked] = [asked.get('all'), asked.get('walked')];
	if (all) return { all };
	if (walked) return { person: walked, walked: true };
	const [person = '', state, was] = (asked.get('noted') ?? '').split('.');
	const known = (word: string | undefined) => states.find((one) => one === word);
	const noted = known(state);
	return noted && { person, state: noted, was: known(was) ?? '' };
}

/** The note that takes back what was just noted; nothing where the line has changed since. */
export function undoOf(
	{ state, was }: { state: AttendanceState; was: AttendanceState | '' },
	now: AttendanceState | null
): { state: AttendanceState; was: AttendanceState | '' } | undefined {
	if (was === state) return now === null ? { state, was: '' } : undefined;
	if (now !== state) return undefined;
	return was ? { state: was, was: '' } : { state, was: state };
}
