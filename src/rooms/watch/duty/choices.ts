import { m } from '#messages';

/** Why somebody can't be put on the rota, or a shift not be laid; the second word is the field. */
export const dutyRefusals = {
	'not-a-handler': () => [m.watch_refused_handler(), 'who'],
	'not-proved': () => [m.watch_refused_proved(), 'who'],
	past: () => [m.watch_refused_past(), 'day'],
	taken: () => [m.watch_refused_taken(), 'day']
} as const satisfies Record<string, () => [string, string]>;
