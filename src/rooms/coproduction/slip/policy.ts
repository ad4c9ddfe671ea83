import { randomInt } from 'node:crypto';

/** No vowels and nothing that looks like something else. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

export const mostSlips = 200;

/** A code for one slip, in three groups of four letters: one in four thousand billion. */
export function newSlipCode(): string {
	const drawn = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
	return drawn.replace(/(....)(?=.)/g, '$1-');
}
