import { m } from '#messages';
import type { ReachKind } from '../person/form.ts';

/** Ways to reach somebody, by their kind alone. */
export function waysWords(ways: readonly ReachKind[]): string {
	return ways
		.map((way) => (way === 'email' ? m.people_desk_merge_way_email() : m.people_desk_merge_way_phone()))
		.join(', ');
}
