import { m } from '#messages';
import type { WaitingTime } from './queries.server.ts';

/** How long it takes, in one sentence; nothing where nobody can say and somebody who asks now has a place at once. */
export function waitingTimeWords(time: WaitingTime | undefined, isFull: boolean): string | undefined {
	if (!time) return isFull ? m.programmes_coming_wait_few() : undefined;
	if (time.days === null) return m.programmes_coming_wait_not_yet();
	return time.days <= 1 ? m.programmes_coming_wait_day() : m.programmes_coming_wait_days({ days: time.days });
}
