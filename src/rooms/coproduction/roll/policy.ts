import { holds, holdsHere, type Actor } from '#platform/db/tx.ts';
import { leastOnRoll } from '../decision/form.ts';
import { isUnopened } from '../decision/policy.ts';
import type { ProjectDecision } from '../decision/queries.server.ts';

/** Whoever coordinates opens a vote for people of any circle; whoever runs its project, for those of circles that she runs. */
export function mayWriteRoll(actor: Actor, circles: readonly string[]): boolean {
	return holds(actor, 'coordinator') || circles.every((circle) => holdsHere(actor, 'facilitator', circle));
}

/** To a roll that stands somebody is added by whoever coordinates. */
export function mayAddToRoll(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** Why a vote can't open. */
export type OpenRefusal =
	| 'open-already'
	| 'list-open'
	| 'round-first'
	| 'changed-meanwhile'
	| 'no-options'
	| 'more-places'
	| 'no-end'
	| 'end-too-soon'
	| 'too-few';

type Opening = Pick<ProjectDecision, 'state' | 'places' | 'closesAt' | 'suggests' | 'listClosedAt'> & {
	/** A no-go round comes first; of a round itself none does. */
	noGo: ProjectDecision['noGo'];
};

/** What keeps a draft from being opened, if anything. */
export function whyNotOpen(
	{ state, places, closesAt, ...rest }: Opening,
	{ options, wouldBeOn, isRoundOver, now }: { options: number; wouldBeOn: number; isRoundOver: boolean; now: Date }
): OpenRefusal | undefined {
	if (!isUnopened({ state })) return 'open-already';
	if (rest.suggests && !rest.listClosedAt) return 'list-open';
	if (rest.noGo && !isRoundOver) return 'round-first';
	if (options < 2) return 'no-options';
	if (places >= options) return 'more-places';
	if (!closesAt) return 'no-end';
	if (closesAt <= now) return 'end-too-soon';
	return wouldBeOn < leastOnRoll ? 'too-few' : undefined;
}
