import { m } from '#messages';
import type { WhyAlike } from './policy.ts';

/** WhyAlike somebody may be the same person. */
export function alikeWords(why: WhyAlike): string {
	const words: Record<WhyAlike, () => string> = {
		phone: m.people_desk_merge_why_phone,
		email: m.people_desk_merge_why_email,
		'name-and-child': m.people_desk_merge_why_child
	};
	return words[why]();
}
