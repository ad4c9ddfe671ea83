import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Whoever coordinates or runs a group may say for somebody that she wants quiet, when she asks them to. Nobody takes it back but she. */
export function mayTellForHer(actor: Actor, personId: string): boolean {
	return actor.id !== personId && (holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator'));
}

/** What stands on her own pages while she is quiet: nothing with a date, no child, no course. By route. */
export const quietPages: readonly string[] = [
	'/me',
	'/me/about-me',
	'/me/about-me/leave',
	'/me/choices',
	'/me/details',
	'/me/details/needs',
	'/me/details/reach',
	'/me/quiet',
	'/me/safe-contact',
	'/me/topics'
];
