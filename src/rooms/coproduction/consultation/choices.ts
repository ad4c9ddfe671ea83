import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { choicesIn, questionKinds, type QuestionKind } from './form.ts';
import type { ConsultationStanding } from './policy.ts';
import type { ConsultationQuestion } from './queries.server.ts';

/** What kind of question it is. */
export const questionKindWords = (kind: QuestionKind): string => m[`coproduction_consult_kind_${kind}`]();

/** The kinds of questions that can be asked. */
export const questionKindOptions = () =>
	questionKinds.map((value) => ({
		...{ value, label: questionKindWords(value), hint: m[`coproduction_consult_kind_${value}_hint`]() }
	}));

/** A question as it is asked. */
export function wordsOfQuestion({ kind, key, asks }: ConsultationQuestion): string {
	if (kind === 'own') return inWords(asks);
	if (kind === 'term') return m.coproduction_consult_asks_term({ word: inWords(asks) });
	if (key !== null) return m[`coproduction_consult_asks_${kind}`]();
	return m[`coproduction_consult_asks_${kind}_whole`]();
}

/** What can be chosen in a question, the first first; nothing where it asks for own words. */
export function choiceWords({ kind, choices }: ConsultationQuestion): string[] {
	if (kind === 'own') return choicesIn(inWords(choices));
	return kind === 'agree'
		? [m.coproduction_consult_yes(), m.coproduction_consult_in_part(), m.coproduction_consult_no()]
		: kind === 'comfortable'
			? [m.coproduction_consult_yes(), m.coproduction_consult_unsure(), m.coproduction_consult_no()]
			: [m.coproduction_consult_term_right(), m.coproduction_consult_term_other(), m.coproduction_consult_unsure()];
}

/** What own words are asked for beside a choice. */
export function ownWordsAsked({ kind }: ConsultationQuestion): string {
	return m[`coproduction_consult_words_${kind}`]();
}

/** How a consultation stands: its chip. */
export function consultationChip(stands: ConsultationStanding): { label: string; tone: 'leaf' | 'sun' | 'plain' } {
	const tone = stands === 'asking' ? 'leaf' : stands === 'coming' ? 'sun' : 'plain';
	return { label: m[`coproduction_consult_stands_${stands}`](), tone };
}

/** Why a consultation could not go on. */
export const consultationRefusalWords = {
	draft: m.coproduction_consult_refused_draft,
	opened: m.coproduction_consult_refused_opened,
	enough: m.coproduction_consult_refused_enough,
	'no-such-paragraph': m.coproduction_consult_refused_paragraph,
	'no-question': m.coproduction_consult_refused_no_question,
	'no-group': m.coproduction_consult_refused_no_group,
	'days-over': m.coproduction_consult_refused_days,
	'not-opened': m.coproduction_consult_refused_not_opened
} as const;
