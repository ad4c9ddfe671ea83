import type { Help } from './form.ts';

/** Whoever removes names or codes reads others' words at home: she signs in with a second step. */
export const needsSecondStep = (does: Help): boolean => does === 'removes-names' || does === 'codes';

interface Term {
	since: string;
	until: string;
	isAgreed: boolean;
	hasEnded: boolean;
}

/** How somebody's help stands today. */
export function helpStands({ since, until, isAgreed, hasEnded }: Term, today: string): HelpState {
	if (hasEnded || until < today) return 'over';
	if (!isAgreed) return 'asked';
	return since > today ? 'to-come' : 'helps';
}
export type HelpState = 'asked' | 'to-come' | 'helps' | 'over';
