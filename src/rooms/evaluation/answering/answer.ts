import type { Question } from '../measure/wording.ts';

/** An answer: the value of the option she chose, that it does not apply, or null where she skipped. */
export type Given = number | 'not-applicable' | null;

/** What a form sends when the statement does not apply. */
export const doesNotApply = 'n/a';

/** The answer that a form sent for a question; undefined when it is none that the question offers. */
export function answerIn(question: Question | undefined, sent: string): Given | undefined {
	if (!question) return undefined;
	if (sent === '') return null;
	if (sent === doesNotApply) return question.notApplicable === undefined ? undefined : 'not-applicable';
	return question.options.find((option) => String(option.value) === sent)?.value;
}

/** What the form shows as chosen for an answer. */
export function sentFor(given: Given | undefined): string | undefined {
	if (given === undefined) return undefined;
	if (given === null) return '';
	return given === 'not-applicable' ? doesNotApply : String(given);
}

/** The first question that was neither answered nor skipped, from 1; one past the last when there is none. */
export function firstOpen(given: ReadonlyMap<number, Given>, questions: number): number {
	for (let item = 1; item <= questions; item++) if (!given.has(item)) return item;
	return questions + 1;
}
