import * as v from 'valibot';
import { chosen, maybe, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { markId, sawField, states, type AttendanceState } from '../mark/form.ts';

export { states, type AttendanceState };

/** The words for a state. */
export function attendanceWords(state: AttendanceState): string {
	const words = {
		came: m.programmes_register_came,
		late: m.programmes_register_late,
		'left-early': m.programmes_register_left_early,
		apologies: m.programmes_register_apologies,
		'no-word': m.programmes_register_no_word
	};
	return words[state]();
}

/** The states as buttons, in the language spoken now. */
export const stateChoices = () => states.map((value) => ({ value, label: attendanceWords(value), tone: tones[value] }));
const tones = {
	came: undefined,
	late: undefined,
	'left-early': undefined,
	apologies: 'sun',
	'no-word': 'plain'
} as const;

/** One tap on the register. `saw` is what the screen showed when it was tapped: the same again takes it back. A phone that waits for a signal names the tap. */
export const noteForm = v.object({
	person: chosen,
	state: oneOf(states),
	saw: sawField,
	mark: v.optional(markId)
});

/** A tap on the register, as the command takes it. */
export interface Note {
	person: string;
	state: AttendanceState;
	saw?: readonly string[];
	mark?: string;
}

/** How a line stood before a tap, and how it stands after it; null where nothing is noted. */
export interface Noted {
	before: AttendanceState | null;
	after: AttendanceState | null;
}

/**
 * Everybody whom the page showed as not noted yet came, or, with the moment at which that was said, that was a mistake. A page that was
 * left open says nothing of those whom it showed otherwise.
 */
export const allCameForm = v.object({
	all: v.literal('came'),
	shown: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(20_000),
			v.transform((ids) => ids.split(' '))
		),
		''
	),
	at: v.optional(
		v.union([
			v.literal(''),
			v.pipe(
				v.string(),
				v.isoTimestamp(),
				v.transform((at) => new Date(at))
			)
		]),
		''
	)
});

export const mostBrought = 200;

/** Whom she brought with her today. */
export const broughtForm = v.object({ brought: maybe(mostBrought), saw: sawField });
