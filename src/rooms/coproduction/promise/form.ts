import * as v from 'valibot';
import { day, formId, maybe, maybeLines, oneOf, orEmpty, tick, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { reasonsForm } from '../thread/form.ts';

/** How a promise stands; the last two never without a why. */
export const promiseStates = ['doing', 'done', 'not-yet', 'not-doing'] as const;
export type PromiseState = (typeof promiseStates)[number];

export const promiseMost = { said: 300, doing: 300, why: 600, who: 120, asked: 160, answered: 600 } as const;

/** What is written down of a promise: what was said, what is done, and an ask to somebody outside where there is one. */
export interface PromiseWords {
	said: Words;
	doing: Words;
	askedOf: Words;
	askedOn: string | null;
}

/** How a promise stands: who does it, by when, why it is not done, and what was answered to an ask. */
export interface PromiseStanding {
	state: PromiseState;
	why: Words;
	who: string | null;
	byOn: string | null;
	answered: Words;
}

const written = {
	...inEach('said', promiseMost.said, maybeLines),
	...inEach('doing', promiseMost.doing, maybeLines),
	...inEach('askedOf', promiseMost.asked),
	askedOn: orEmpty(day)
};
const standing = {
	state: oneOf(promiseStates),
	...inEach('why', promiseMost.why, maybeLines),
	who: maybe(promiseMost.who),
	byOn: orEmpty(day),
	...inEach('answered', promiseMost.answered, maybeLines)
};
const reasons = reasonsForm.entries;

type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;
type Standing = v.InferOutput<v.ObjectSchema<typeof standing, undefined>>;

const filled = (words: Words) => Object.keys(words).length > 0;

/** Not yet and not doing are said with a why, at the field where it is typed. */
const whyNot = <Sent extends Standing>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const isNot = input.state === 'not-yet' || input.state === 'not-doing';
		if (!isNot || languages.some((language) => input[`why-${language}`])) return;
		const key = `why-${currentLanguage()}` as const;
		addIssue({
			message: m.coproduction_promise_say_why(),
			path: [{ type: 'object', origin: 'value', input, key, value: input[key] }]
		});
	});

/** An ask has somebody and a day, or neither. */
const asks = <Sent extends Written>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const isAsked = filled(gathered(input, 'askedOf'));
		if (isAsked === (input.askedOn !== '')) return;
		const key = isAsked ? 'askedOn' : (`askedOf-${currentLanguage()}` as const);
		const message = isAsked ? m.coproduction_promise_asked_when() : m.coproduction_promise_asked_whom();
		addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	});

const writtenFrom = (typed: Written): PromiseWords => ({
	...{ said: gathered(typed, 'said'), doing: gathered(typed, 'doing') },
	...{ askedOf: gathered(typed, 'askedOf'), askedOn: typed.askedOn || null }
});

const standingFrom = (typed: Standing): PromiseStanding => ({
	...{ state: typed.state, why: gathered(typed, 'why'), who: typed.who || null, byOn: typed.byOn || null },
	answered: gathered(typed, 'answered')
});

/** A new promise, with the id that makes sending it twice harmless. */
export const newPromiseForm = v.pipe(
	v.object({ id: formId, ...written, ...standing, ...reasons }),
	inOneAtLeast('said'),
	inOneAtLeast('doing'),
	whyNot(),
	asks(),
	v.transform((typed) => ({
		...{ id: typed.id, needs: typed.needs, themes: typed.themes, decisions: typed.decisions },
		...{ ...writtenFrom(typed), ...standingFrom(typed) }
	}))
);

/** Other words for a promise that is not public, and what it rests on, with the version it was made from. */
export const promiseWordsForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...written, ...reasons }),
	inOneAtLeast('said'),
	inOneAtLeast('doing'),
	asks(),
	v.transform(({ version, needs, themes, decisions, ...typed }) => ({
		version,
		needs,
		themes,
		decisions,
		...writtenFrom(typed)
	}))
);

/** How a promise stands now, with the version it was made from. */
export const promiseStandingForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...standing, mine: tick }),
	whyNot(),
	v.transform(({ version, mine, ...typed }) => ({ version, mine, ...standingFrom(typed) }))
);
