import { holds, type Actor } from '#platform/db/tx.ts';

/** Whoever coordinates the whole organisation keeps the lists of areas and partners, and so does whoever leads its programme. */
export function mayKeepAreas(actor: Actor): boolean {
	return holds(actor, 'coordinator') || holds(actor, 'programme_lead');
}

/** A partner is ended by whoever coordinates the whole organisation: roles of people end with it. */
export function mayEndPartners(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** Whether an area or a partner has ended: from the day on which it ends. */
export function isFormer({ until }: { until: string | null }, today: string): boolean {
	return until !== null && until <= today;
}

/** Why the area or the partner of a run can't be kept. */
export type AreaRefusal = 'area-missing' | 'partner-missing';
