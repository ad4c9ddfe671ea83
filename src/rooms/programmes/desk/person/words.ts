import { outcomes, outcomeWords, type FollowUpOutcome } from '#rooms/programmes/meetings/follow-up/form.ts';

/** How a call went, in words. */
export function callWords(outcome: string): string {
	const known = ([...outcomes, 'go-on'] as FollowUpOutcome[]).find((one) => one === outcome);
	return known ? outcomeWords(known) : outcome;
}
