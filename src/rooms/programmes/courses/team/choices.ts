import type { Role } from '#platform/db/tx.ts';
import type { EndRefusal, RoleRefusal } from '#platform/identity/staff.ts';
import { m } from '#messages';

/** What somebody with this role is called here. */
export function roleWords(role: Role): string {
	const words: Record<Role, () => string> = {
		coordinator: m.programmes_role_coordinator,
		facilitator: m.programmes_role_facilitator,
		creche_worker: m.programmes_role_creche_worker,
		safeguarding_lead: m.programmes_role_safeguarding_lead,
		evaluator: m.programmes_role_evaluator,
		outside_contact: m.programmes_role_outside_contact
	};
	return words[role]();
}

/** What a role may see and do, in a sentence. */
export function roleHint(role: Role): string {
	const words: Record<Role, () => string> = {
		coordinator: m.programmes_role_coordinator_hint,
		facilitator: m.programmes_role_facilitator_hint,
		creche_worker: m.programmes_role_creche_worker_hint,
		safeguarding_lead: m.programmes_role_safeguarding_lead_hint,
		evaluator: m.programmes_role_evaluator_hint,
		outside_contact: m.programmes_role_outside_contact_hint
	};
	return words[role]();
}

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
