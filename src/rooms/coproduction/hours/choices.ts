import { m } from '#messages';
import { callDay } from '../call/choices.ts';
import type { NotedHours } from './queries.server.ts';

/** Why hours can't be noted or taken back, with a way forward. */
export const hoursRefusalWords = {
	ahead: m.coproduction_hours_refused_ahead,
	'not-her-days': m.coproduction_hours_refused_days,
	confirmed: m.coproduction_hours_refused_confirmed
} as const;

/** A time such as "1 h 30 min". */
export function timeWords(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (!hours) return m.coproduction_hours_min({ rest });
	return rest ? m.coproduction_hours_h_min({ hours, rest }) : m.coproduction_hours_h({ hours });
}

/** A note of hours in one line: the day and how long. */
export const notedWords = ({ day, minutes }: NotedHours, zone: string): string =>
	`${callDay(day, zone)} · ${timeWords(minutes)}`;
