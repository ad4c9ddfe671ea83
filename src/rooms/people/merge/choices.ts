import { m } from '#messages';
import type { ReachKind } from '../person/form.ts';
import type { Alike } from './queries.server.ts';

/** Why somebody may be the same person. */
export function alikeWords(why: Alike['why']): string {
	const words: Record<Alike['why'], () => string> = {
		phone: m.people_desk_merge_why_phone,
		email: m.people_desk_merge_why_email,
		'name-and-child': m.people_desk_merge_why_child
	};
	return words[why]();
}

/** Ways to reach somebody, by their kind alone. */
export function waysWords(ways: readonly ReachKind[]): string {
	return ways
		.map((way) => (way === 'email' ? m.people_desk_merge_way_email() : m.people_desk_merge_way_phone()))
		.join(', ');
}
