import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { thingsIn, questions, type AgreedWords, type AgreementQuestion } from './form.ts';
import type { WhyLookAgain } from './policy.ts';
import type { Proposal } from './queries.server.ts';

/** One of the three questions, as it is asked. */
export function questionWords(question: AgreementQuestion): string {
	const words = {
		feel: m.programmes_agreements_feel,
		welcome: m.programmes_agreements_welcome,
		must: m.programmes_agreements_must
	};
	return words[question]();
}

/** What stands above the lines of an agreement. */
export function headingWords(question: AgreementQuestion): string {
	const words = {
		feel: m.programmes_agreements_feel_heading,
		welcome: m.programmes_agreements_welcome_heading,
		must: m.programmes_agreements_must_heading
	};
	return words[question]();
}

/** Why a group looks at its agreement again, in a sentence. */
export function whyLookWords(reason: WhyLookAgain): string {
	const words = {
		date: m.programmes_agreements_reason_date,
		newcomers: m.programmes_agreements_reason_newcomers,
		'not-yet': m.programmes_agreements_reason_not_yet
	};
	return words[reason]();
}

/** An agreement in the language spoken now: its headings and lines, questions without a line left out. */
export function agreedLines(words: AgreedWords): { heading: string; lines: string[] }[] {
	return questions
		.map((question) => ({ heading: headingWords(question), lines: thingsIn(inWords(words[question])) }))
		.filter(({ lines }) => lines.length);
}

/** The text of a question in one language from which the next version is made: what stands, and under it what was proposed in that language. */
export function draftOf(
	question: AgreementQuestion,
	language: string,
	onTheWall: AgreedWords | undefined,
	proposals: readonly Proposal[]
): string {
	const said = proposals.filter((one) => one.question === question && one.language === language);
	const before = onTheWall?.[question][language as keyof AgreedWords['feel']];
	return [...new Set([...thingsIn(before), ...said.map(({ words }) => words)])].join('\n');
}
