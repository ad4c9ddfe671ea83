import { m } from '#messages';

const sentences = {
	'not-in': m.programmes_creche_not_in,
	changed: m.programmes_creche_changed,
	'another-day': m.programmes_creche_another_day,
	cancelled: m.programmes_creche_cancelled
};

/** Why a child can't be signed in or out. */
export function crecheRefusal(reason: keyof typeof sentences): string {
	return sentences[reason]();
}
