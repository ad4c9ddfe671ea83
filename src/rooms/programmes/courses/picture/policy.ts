import { holds, type Actor } from '#platform/db/tx.ts';

/** Logos of partners and funders are kept by whoever coordinates the whole organisation. */
export function mayKeepLogos(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** Whether the logo of a partner still stands on what is shown of a run: once it has ended, only where the run was over by then. */
export function isShownWith(
	until: string | null,
	{ today, lastOn }: { today: string; lastOn: string | null }
): boolean {
	return until === null || until > today || (lastOn !== null && lastOn <= until);
}
