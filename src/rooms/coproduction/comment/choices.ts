import { m } from '#messages';

/** Why something could not be said to a paragraph, or not be left out. */
export const commentRefusalWords = {
	closed: m.coproduction_comment_refused_closed,
	'no-such-paragraph': m.coproduction_comment_refused_gone,
	'led-to-change': m.coproduction_comment_refused_led
} as const;
