import { m } from '#messages';

const sentences = {
	'not-in': m.creche_not_in,
	changed: m.creche_changed,
	'no-leader': m.creche_bar_no_leader,
	'another-day': m.creche_another_day,
	cancelled: m.creche_cancelled
};

/** Why a child can't be signed in or out. */
export function crecheRefusal(reason: keyof typeof sentences): string {
	return sentences[reason]();
}

/** What a child that does not go out yet says, and at which field: nothing where the page asks instead, in words of its own. */
export function outRefusal(
	reason: 'not-in' | 'somebody-else' | 'barred' | 'no-leader'
): [sentence: string, field?: string] {
	if (reason === 'no-leader') return [crecheRefusal(reason), 'leader'];
	return [reason === 'not-in' ? crecheRefusal(reason) : ''];
}
