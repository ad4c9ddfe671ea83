import type { Actor } from '#platform/db/tx.ts';
import { mayReadComments, mayWriteDocuments } from '../document/policy.ts';

/** Those who run a project ask about its documents, and close. */
export function mayConsult(actor: Actor, project: { projectId: string }): boolean {
	return mayWriteDocuments(actor, project);
}

/** What was replied, in exact numbers, is for those who run the project and whoever evaluates. */
export function mayReadConsultation(actor: Actor, project: { projectId: string }): boolean {
	return mayReadComments(actor, project);
}

/** Where a consultation stands on a day: a draft, its first day still to come, asking, or over by its day or by hand. */
export type ConsultationStanding = 'draft' | 'coming' | 'asking' | 'over';

/** How a consultation stands on a day. */
export function consultationStands(
	{ opensOn, closesOn, openedAt, closedAt }: Days & { openedAt: Date | null; closedAt: Date | null },
	today: string
): ConsultationStanding {
	if (!openedAt) return 'draft';
	if (closedAt || today > closesOn) return 'over';
	return today < opensOn ? 'coming' : 'asking';
}

interface Days {
	opensOn: string;
	closesOn: string;
}
