import { holds, type Actor } from '#platform/db/tx.ts';
import type { Purpose } from '../consent/form.ts';
import type { ReachKind } from '../person/form.ts';

/** For so many days two records that were brought together can be taken apart; then the one that went is forgotten. */
export const daysToTakeApart = 30;

/** A coordinator brings two records of one person together; her own is not hers to change so. */
export function mayMerge(actor: Actor, personId: string): boolean {
	return holds(actor, 'coordinator') && actor.id !== personId;
}

/** One of two records, as far as is needed to see whether it is the same person. */
export interface Side {
	id: string;
	called: string;
	ways: ReachKind[];
	children: string[];
}

/** What becomes of two records, before they are brought together. */
export interface MergeLook {
	kept: Side;
	gone: Side;
	/** Children that are written down in both. */
	sameChildren: string[];
	/** Questions that one answered with yes and the other with no: no holds. */
	refused: Purpose[];
	/** Ways that come along, and ways that end. */
	come: ReachKind[];
	end: ReachKind[];
}
