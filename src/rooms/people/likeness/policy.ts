import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Why two records may be of one person. */
export type WhyAlike = 'phone' | 'email' | 'name-and-child';

/** Somebody who may be the same person, and why. */
export interface Alike {
	id: string;
	called: string;
	since: Date;
	why: WhyAlike;
}

/** Of so many records at most it is said whom somebody is like. */
export const mostAlike = 3;

/** A number or mailbox that more records than this have is that of a house or an office: it says something only beside the same first name. */
export const mostSharers = 3;

/** Whoever runs a circle or coordinates is told whom somebody is like, among the records that are there for her. */
export function mayBeTold(actor: Actor): boolean {
	return holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator');
}

/** Whoever coordinates says that two records are of two people, where both are there for her; neither is her own. */
export function maySayTwo(actor: Actor, oneId: string, otherId: string): boolean {
	return holdsAnywhere(actor, 'coordinator') && actor.id !== oneId && actor.id !== otherId;
}
