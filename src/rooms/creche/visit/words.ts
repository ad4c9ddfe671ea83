import { m } from '#messages';

const sentences = {
	'not-in': m.creche_not_in,
	changed: m.creche_changed,
	'another-day': m.creche_another_day,
	cancelled: m.creche_cancelled
};

/** Why a child can't be signed in or out. */
export function crecheRefusal(reason: keyof typeof sentences): string {
	return sentences[reason]();
}
