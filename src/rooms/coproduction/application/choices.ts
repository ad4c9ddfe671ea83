import { m } from '#messages';
import { decidedOutcomes, type ApplicationOutcome } from './form.ts';

/** What can be decided of an application. */
export const outcomeOptions = () => decidedOutcomes.map((value) => ({ value, label: decidedWords(value) }));

/** What was decided of an application, in a few words. */
export function decidedWords(outcome: ApplicationOutcome | null): string {
	if (!outcome) return m.coproduction_decide_undecided();
	return outcome === 'shortlisted' ? m.coproduction_decide_shortlisted() : m.coproduction_decide_not();
}
