import { m } from '#messages';

/** How many said that they may come. */
export function mayComeWords(count: number): string {
	return count === 1 ? m.programmes_groups_may_come_one() : m.programmes_groups_may_come_many({ count });
}
