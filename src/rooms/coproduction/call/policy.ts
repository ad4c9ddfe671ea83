import { holds, type Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** A call is written, and people are chosen, by whoever coordinates the organisation: she answers for work that is paid. */
export function mayRunCall(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** Whoever runs the project may type an application in for somebody, and reads none. */
export function mayTypeIn(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

export type CallStands = 'draft' | 'coming' | 'open' | 'over' | 'rating';

/** Where a call stands on a day: nobody has read it, its first day is to come, one can apply, its last day is over, or its panel rates. */
export function callStands(
	call: { publishedAt: Date | null; ratingAt: Date | null; opensOn: string; closesOn: string },
	today: string
): CallStands {
	if (!call.publishedAt) return 'draft';
	if (call.ratingAt) return 'rating';
	if (today < call.opensOn) return 'coming';
	return today > call.closesOn ? 'over' : 'open';
}

/** How many sit on a panel at least. */
export const leastPanel = 3;

/** Whether a panel can rate: enough people, and at least a third of them parents; or what it lacks. */
export function panelLacks(panel: readonly { asParent: boolean }[]): 'people' | 'parents' | null {
	if (panel.length < leastPanel) return 'people';
	return panel.filter(({ asParent }) => asParent).length * 3 < panel.length ? 'parents' : null;
}
