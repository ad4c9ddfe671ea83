import * as v from 'valibot';
import { day, formId, maybe, maybeLines, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Where and how somebody was heard, when a listener or the team writes it down. */
export const heardSettings = ['one-to-one', 'phone', 'group', 'kitchen-table', 'paper'] as const;
/** The same, and by the link where she wrote herself. */
export const allSettings = [...heardSettings, 'link'] as const;
export type Setting = (typeof allSettings)[number];

/** Where her words may be said again. */
export const quotedIn = ['nowhere', 'group', 'public'] as const;
export type QuotedIn = (typeof quotedIn)[number];

/** How whoever said it hears what becomes of it: not at all, or by the code on a receipt, which she may join to her account herself. */
export const toldBy = ['nothing', 'receipt'] as const;
export type ToldBy = (typeof toldBy)[number];

/** Languages in which parents are heard, by their tags; `other` is none of these. */
export const heardIn = [
	...'en es am ar bg bn zh en-GB fa fr hi it ku lt pl pt pa ro ru so sq sw ta ti tr uk ur vi yo'.split(' '),
	'other'
].filter((tag) => tag !== 'en-GB');

export const mostAnswer = 4000;

const answers = {
	answer1: maybeLines(mostAnswer),
	answer2: maybeLines(mostAnswer),
	answer3: maybeLines(mostAnswer),
	answer4: maybeLines(mostAnswer),
	answer5: maybeLines(mostAnswer)
};

const shared = {
	...answers,
	targets: v.optional(v.array(v.string()), []),
	quoted: v.optional(oneOf(quotedIn), 'nowhere'),
	told: v.optional(oneOf(toldBy), 'nothing'),
	language: v.optional(
		v.picklist(heardIn, () => m.forms_choose()),
		'en'
	)
};

/** What stands in a note, in the order of the questions. */
export interface NoteFields {
	setting: Setting;
	people: number;
	heardOn: string;
	language: string;
	quoted: QuotedIn;
	told: ToldBy;
	targets: string[];
	/** Her words to each question, by its place. */
	answers: Record<number, string>;
}

type Answers = Record<keyof typeof answers, string>;

function gatheredAnswers(typed: Answers): Record<number, string> {
	const all = [typed.answer1, typed.answer2, typed.answer3, typed.answer4, typed.answer5];
	return Object.fromEntries(all.flatMap((words, at) => (words ? [[at + 1, words]] : [])));
}

const heard = {
	...shared,
	setting: v.optional(oneOf(heardSettings), 'one-to-one'),
	people: v.optional(whole(1, 200), '1'),
	heardOn: day,
	keep: tick
};
type Heard = v.InferOutput<v.ObjectSchema<typeof heard, undefined>>;

/** A draft may be empty; what is handed in has words. */
const hasWords = <Typed extends Heard>() =>
	v.rawCheck<Typed>(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.keep || Object.keys(gatheredAnswers(dataset.value)).length) return;
		const input = dataset.value;
		const at = { type: 'object', origin: 'value', input, key: 'answer1', value: input.answer1 } as const;
		addIssue({ message: m.coproduction_note_empty(), path: [at] });
	});

function noteFrom({ keep, setting, people, heardOn, language, quoted, told, targets, ...typed }: Heard) {
	const fields = { setting: setting as Setting, people, heardOn, language, quoted, told, targets };
	return { ...fields, isDraft: keep, answers: gatheredAnswers(typed) };
}

/** Somebody was listened to: who writes it down says how, how many, on which day. */
export const listeningForm = v.pipe(
	v.object({ id: formId, ...heard }),
	hasWords(),
	v.transform((typed) => ({ id: typed.id, ...noteFrom(typed) }))
);

/** The same of a draft that goes on, with the version it was made from. */
export const draftForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...heard }),
	hasWords(),
	v.transform((typed) => ({ version: typed.version, ...noteFrom(typed) }))
);

/** Whoever opened the link answers for herself. `extra` is for machines: people do not see it. */
export const linkNoteForm = v.pipe(
	v.object({ id: formId, ...shared, extra: maybe(500) }),
	v.forward(
		v.check(
			(typed) => Object.keys(gatheredAnswers(typed)).length > 0,
			() => m.coproduction_note_empty_own()
		),
		['answer1']
	),
	v.transform(({ id, language, quoted, told, targets, extra, ...typed }) => ({
		...{ id, language, quoted, told, targets, machine: extra !== '' },
		answers: gatheredAnswers(typed)
	}))
);
export type LinkNote = v.InferOutput<typeof linkNoteForm>;
