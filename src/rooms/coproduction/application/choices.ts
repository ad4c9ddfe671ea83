import { inLanguage } from '#platform/i18n/language.ts';
import { isFramed, isLanguage } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { decidedOutcomes, mindMonths, type ApplicationOutcome } from './form.ts';

/** What can be decided of an application. */
export const outcomeOptions = () => decidedOutcomes.map((value) => ({ value, label: decidedWords(value) }));

/** What was decided of an application, in a few words. */
export function decidedWords(outcome: ApplicationOutcome | null): string {
	if (!outcome) return m.coproduction_decide_undecided();
	if (outcome === 'chosen') return m.coproduction_decide_chosen();
	return outcome === 'shortlisted' ? m.coproduction_decide_shortlisted() : m.coproduction_decide_not();
}

/** For how long she may be kept in mind, as a choice. */
export const mindOptions = () =>
	mindMonths.map((value) => ({ value, label: m[`coproduction_mind_months_${value}`]() }));

/** What is said or written to her of what was decided, in her language where it is ours. */
export function wordsToApplicant(outcome: ApplicationOutcome, called: string, language: string): string {
	const words = {
		shortlisted: m.coproduction_tell_shortlisted,
		'not-this-time': m.coproduction_tell_not,
		chosen: m.coproduction_tell_chosen
	} as const;
	const say = () => words[outcome]({ called });
	return isLanguage(language) && !isFramed(language) ? inLanguage(language, say) : say();
}
