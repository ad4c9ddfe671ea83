import { m } from '#messages';
import { sharings } from './form.ts';

/** Who sees what she says, with what that means, from the most private on. */
export function sharingChoices() {
	const words = {
		private: { label: m.programmes_register_mine_private(), hint: m.programmes_register_mine_private_hint() },
		count: { label: m.programmes_register_mine_count(), hint: m.programmes_register_mine_count_hint() },
		facilitator: { label: m.programmes_register_mine_team(), hint: m.programmes_register_mine_team_hint() },
		group: { label: m.programmes_rounds_group(), hint: m.programmes_rounds_group_hint() }
	};
	return sharings.map((value) => ({ value, ...words[value] }));
}
