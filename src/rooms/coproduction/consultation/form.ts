import * as v from 'valibot';
import { chosen, day, formId, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';

/** How many groups and questions a consultation has at most, how long their words are, and how much can be chosen in one question. */
export const consultationMost = { groups: 12, questions: 12, label: 80, asks: 300, choice: 80, choices: 6 } as const;

/** What is asked: whether one agrees, would be comfortable, whether a word is right, or a question of one's own. */
export const questionKinds = ['agree', 'comfortable', 'term', 'own'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The places of questions, from 1 on. */
export const questionPlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** About which version many people are asked, and from which day to which. */
export const consultationForm = v.pipe(
	v.object({ id: formId, version: chosen, opensOn: day, closesOn: day }),
	v.forward(
		v.check(
			({ opensOn, closesOn }) => opensOn <= closesOn,
			() => m.coproduction_listen_days_wrong()
		),
		['closesOn']
	)
);
export type ConsultationFields = v.InferOutput<typeof consultationForm>;

/** One group more that is sought. */
export const soughtForm = v.pipe(
	v.object({ id: formId, ...inEach('label', consultationMost.label), aim: whole(1, 1000) }),
	inOneAtLeast('label'),
	v.transform(({ id, aim, ...typed }) => ({ id, aim, label: gathered(typed, 'label') }))
);
export type SoughtFields = v.InferOutput<typeof soughtForm>;

/** What can be chosen, a line each. */
export function choicesIn(text: string | undefined): string[] {
	return (text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
}

const mostText = consultationMost.choices * (consultationMost.choice + 2);
const fields = {
	kind: oneOf(questionKinds),
	about: v.optional(v.string(), ''),
	...inEach('asks', consultationMost.asks, maybeLines),
	...inEach('choices', mostText, maybeLines)
};
type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;

/** What is wrong with what can be chosen, by its field: two to six lines, none too long, as many in each language. */
function wrongIn(typed: Typed): [name: keyof Typed, sentence: string][] {
	if (typed.kind !== 'own') return [];
	const each = languages.map((language) => {
		const name = `choices-${language}` as const;
		return { name, lines: choicesIn(typed[name]) };
	});
	const written = each.filter(({ lines }) => lines.length);
	const there = written[0]?.lines.length ?? 0;
	return written.flatMap(({ name, lines }): [keyof Typed, string][] => {
		if (lines.length < 2 || lines.length > consultationMost.choices)
			return [[name, m.coproduction_consult_choices_wrong({ most: consultationMost.choices })]];
		if (lines.some((line) => line.length > consultationMost.choice))
			return [[name, m.coproduction_consult_choice_long({ most: consultationMost.choice })]];
		return lines.length === there ? [] : [[name, m.coproduction_consult_choices_uneven({ here: lines.length, there })]];
	});
}

const asksSomething = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const needs = input.kind === 'term' || input.kind === 'own';
		const isMissing = needs && !languages.some((language) => input[`asks-${language}`]);
		const missing: [keyof Typed, string][] = isMissing
			? [[`asks-${currentLanguage()}`, m.coproduction_consult_asks_missing()]]
			: [];
		for (const [key, message] of [...missing, ...wrongIn(input)])
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	});

/** One question of a consultation. */
export interface QuestionFields {
	kind: QuestionKind;
	/** The paragraph that it is about; nothing where it is about the whole. */
	about: string;
	asks: Words;
	choices: Words;
}

/** One question more, with the id that makes sending it twice harmless. What its kind does not ask is left out. */
export const consultationQuestionForm = v.pipe(
	v.object({ id: formId, ...fields }),
	asksSomething(),
	v.transform((typed): QuestionFields & { id: string } => {
		const { id, kind, about } = typed;
		const asks = kind === 'term' || kind === 'own' ? gathered(typed, 'asks') : {};
		return { id, kind, about, asks, choices: kind === 'own' ? gathered(typed, 'choices') : {} };
	})
);

/** What goes again while nobody was asked yet: a group by its id, or a question by its place. */
export const takeOutOfConsultationForm = v.pipe(
	v.object({
		group: v.optional(v.pipe(v.string(), v.uuid())),
		place: v.optional(whole(1, consultationMost.questions), '1')
	}),
	v.transform(({ group, place }) => (group === undefined ? { place } : { group }))
);

/** How a consultation goes on: it is opened, closed, or given up before it was opened. */
export const consultationSteps = ['open', 'close', 'give-up'] as const;

/** Which step is taken with a consultation. */
export const consultationStepForm = v.object({ step: oneOf(consultationSteps) });

/** How many things can be chosen in a question, whatever language is spoken. */
export function choiceCount({ kind, choices }: Pick<QuestionFields, 'kind' | 'choices'>): number {
	if (kind !== 'own') return 3;
	return Math.max(0, ...Object.values(choices).map((text) => choicesIn(text).length));
}
