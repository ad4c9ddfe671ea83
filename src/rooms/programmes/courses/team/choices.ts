import type { Role } from '#platform/db/tx.ts';
import type { EndRefusal, RoleRefusal } from '#platform/identity/staff.ts';
import { m } from '#messages';

/** What somebody with this role is called here. */
export const roleWords = (role: Role): string => m[`programmes_role_${role}`]();

/** What a role may see and do, in a sentence. */
export const roleHint = (role: Role): string => m[`programmes_role_${role}_hint`]();

/** Why a role can't be given or ended, in a sentence. */
export function teamRefusalWords(reason: RoleRefusal | EndRefusal): string {
	const words = {
		'has-it-already': m.programmes_team_refused_has_it,
		'over-already': m.programmes_team_refused_over,
		'to-herself': m.programmes_team_refused_herself,
		'ended-already': m.programmes_team_refused_ended,
		'last-coordinator': m.programmes_team_refused_last,
		'only-one': m.programmes_team_refused_only_one,
		'asked-already': m.programmes_team_refused_asked,
		clashes: m.programmes_team_refused_clashes
	};
	return words[reason]();
}
