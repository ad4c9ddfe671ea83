import type { Actor } from '#platform/db/tx.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** Whoever runs the meetings of a group reads its agreement back and writes it down. */
export function mayWriteAgreement(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** Why a group looks at its agreement again. */
export type WhyLookAgain = 'date' | 'newcomers' | 'not-yet';

/** The reasons to look at an agreement again: its day has come, somebody came since, or somebody says not yet. */
export function reasonsToLook(
	agreement: { reviewOn: string | null; newcomers: number; notYet: number },
	today: string
): WhyLookAgain[] {
	return [
		...(agreement.reviewOn !== null && agreement.reviewOn <= today ? (['date'] as const) : []),
		...(agreement.newcomers ? (['newcomers'] as const) : []),
		...(agreement.notYet ? (['not-yet'] as const) : [])
	];
}
