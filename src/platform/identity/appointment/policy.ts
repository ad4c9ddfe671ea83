import { holds, type Actor, type Role } from '../../db/tx.ts';

/** Roles that count only when a second person said yes: they open what is most private. */
export const appointedRoles = [
	'safeguarding_lead',
	'conduct_lead',
	'outside_contact'
] as const satisfies readonly Role[];
export type AppointedRole = (typeof appointedRoles)[number];

/** Whether a role needs a second yes. */
export function isAppointed(role: Role): role is AppointedRole {
	return appointedRoles.some((appointed) => appointed === role);
}

/** Who hears of appointments, and of every change in who looks after concerns: coordinators, the leads, and the host. */
export function mayHearOfAppointments(actor: Actor): boolean {
	return holds(actor, 'coordinator') || holds(actor, 'safeguarding_lead') || actor.kind === 'host';
}

/** What is known of an appointment when somebody wants to answer it. */
export interface AskedAppointment {
	askedBy: string;
	accountId: string;
	/** The speaker came to her role through other hands than whoever asked and whoever is meant. */
	byOtherHands: boolean;
}

/** Who may say yes or no: another coordinator or a lead, never whoever asked or is meant, nor anybody through whom they could speak. */
export function mayAnswer(actor: Actor, { askedBy, accountId, byOtherHands }: AskedAppointment): boolean {
	if (actor.kind === 'host') return true;
	return mayHearOfAppointments(actor) && actor.id !== askedBy && actor.id !== accountId && byOtherHands;
}

/**
 * Whether a role does not go with one she holds. An outside contact is outside. And whoever knows the people by name is not
 * who reads their answers without: together they would know who answered what. Whoever reads what is about those who read concerns is
 * none of them.
 */
export function clashes(wanted: Role, held: readonly Role[]): boolean {
	if (wanted === 'outside_contact') return held.some((role) => role !== 'outside_contact');
	if (held.includes('outside_contact')) return true;
	return (
		(wanted === 'evaluator' && held.includes('coordinator')) ||
		(wanted === 'coordinator' && held.includes('evaluator')) ||
		(wanted === 'conduct_lead' && held.includes('safeguarding_lead')) ||
		(wanted === 'safeguarding_lead' && held.includes('conduct_lead'))
	);
}
