import type { AttendanceState } from './form.ts';

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
	/** Of those who booked. */
	came: number;
	walkedIn: number;
	apologies: number;
	noWord: number;
	/** Booked, and nothing noted yet. */
	open: number;
}

/**
 * Counts a register. Whoever cancelled (left the course, or whose place ended) counts nowhere, and a cancelled session
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
