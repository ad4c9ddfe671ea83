import { m } from '#messages';

/** So many of a group are shown; all others are found under People. */
export const mostComers = 100;

/** How often somebody came, and when last. */
export function cameWords(count: number, date: string): string {
	return count === 1 ? m.programmes_groups_people_came_one({ date }) : m.programmes_groups_people_came({ count, date });
}
