import * as v from 'valibot';
import { chosen, formId, maybe, maybeLines } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { questionPlaces } from '../consultation/form.ts';

export const replyMost = { who: 120, words: 600 } as const;

/** What somebody answered to one question: what she chose, by its number, and what she wrote. */
export interface Answer {
	choice: number | null;
	words: string;
}

/** What somebody replies: who she is in this, where she says it, and her answers by the place of the question. */
export interface ReplyFields {
	who: string;
	groups: string[];
	answers: Record<number, Answer>;
}

type Place = (typeof questionPlaces)[number];
const choice = v.optional(v.pipe(v.string(), v.regex(/^[1-6]?$/, () => m.forms_choose())), ''); // prettier-ignore
const eachPlace = <Name extends string, Field>(name: Name, field: Field) =>
	Object.fromEntries(questionPlaces.map((place) => [`${name}${place}`, field])) as Record<`${Name}${Place}`, Field>;

const fields = {
	who: maybe(replyMost.who),
	groups: v.optional(v.array(v.string()), []),
	...eachPlace('choice', choice),
	...eachPlace('words', maybeLines(replyMost.words))
};
type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;

function answersIn(typed: Typed): Record<number, Answer> {
	const each = questionPlaces.map((place) => {
		const [chosenNumber, words] = [typed[`choice${place}`], typed[`words${place}`]];
		return [place, { choice: chosenNumber ? Number(chosenNumber) : null, words }] as const;
	});
	return Object.fromEntries(each.filter(([, { choice: one, words }]) => one !== null || words));
}

const replyFrom = (typed: Typed): ReplyFields => ({
	...{ who: typed.who, groups: typed.groups, answers: answersIn(typed) }
});

const answersOne = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed || Object.keys(answersIn(dataset.value)).length) return;
		const input = dataset.value;
		const at = { type: 'object', origin: 'value', input, key: 'choice1', value: input.choice1 } as const;
		addIssue({ message: m.coproduction_reply_empty(), path: [at] });
	});

/** Whoever has the address replies. `extra` is for machines: people do not see it. */
export const linkReplyForm = v.pipe(
	v.object({ id: formId, extra: maybe(500), ...fields }),
	answersOne(),
	v.transform((typed) => ({ id: typed.id, machine: typed.extra !== '', ...replyFrom(typed) }))
);

/** Somebody of the team types in what came on paper. */
export const paperReplyForm = v.pipe(
	v.object({ id: formId, ...fields }),
	answersOne(),
	v.transform((typed) => ({ id: typed.id, ...replyFrom(typed) }))
);

/** She who is signed in replies, or changes what she replied: the last one counts. */
export const ownReplyForm = v.pipe(v.object(fields), answersOne(), v.transform(replyFrom));

/** Own words that somebody has read: others read them from now on, or they are left out. */
export const readWordsForm = v.object({ answer: chosen });
