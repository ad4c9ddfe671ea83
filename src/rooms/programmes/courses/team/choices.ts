import type { Role } from '#platform/db/tx.ts';
import type { EndRefusal, RoleRefusal } from '#platform/identity/staff.ts';
import { m } from '#messages';
import type { TeamSearch } from './form.ts';

/** What somebody with this role is called here. */
export const roleWords = (role: Role): string => m[`programmes_role_${role}`]();

/** What a role may see and do, in a sentence. */
export const roleHint = (role: Role): string => m[`programmes_role_${role}_hint`]();

/** Why a role can't be given or ended, in a sentence. */
export function teamRefusalWords(reason: RoleRefusal | EndRefusal | 'not-there'): string {
	const words = {
		'not-there': m.programmes_areas_role_not_there,
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

/** The words of what the list of the team shows. */
export function showWords(show: TeamSearch['show']): string {
	const words = {
		now: m.programmes_team_show_now,
		invited: m.programmes_team_show_invited,
		over: m.programmes_team_over,
		ending: m.programmes_team_show_ending,
		ended: m.programmes_team_show_ended
	};
	return words[show]();
}

/** The same list with something else asked of it. */
export function teamHref({ typed, role, show }: TeamSearch, page = 1): string {
	const asked = Object.entries({ q: typed, as: role ?? '', show: show === 'now' ? '' : show });
	const query = new URLSearchParams(asked.filter(([, value]) => value));
	if (page > 1) query.set('page', String(page));
	return `/manage/team${query.size ? `?${query.toString()}` : ''}`;
}
