import * as v from 'valibot';
import { day, formId, maybeLines, tick, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';

/** By how many criteria is chosen: with fewer it is a feeling, with more nobody reads fairly. */
export const criterionCount = { least: 3, most: 6 } as const;

/** The places of criteria, from 1 on. */
export const criterionPlaces = [1, 2, 3, 4, 5, 6] as const;

export const callMost = { name: 120, text: 800, criterion: 200 } as const;

/** What a call says beside its name, in the order in which it is read. */
export const callTexts = ['about', 'hours', 'pay', 'expenses', 'offer', 'access'] as const;
export type CallText = (typeof callTexts)[number];

/** By what is chosen, the question that is asked for it, and whether the panel reads the answers. */
export interface CallCriterionFields {
	looksFor: Words;
	asks: Words;
	isShown: boolean;
}

/** What is written down of a call before anybody reads it. */
export interface CallFields extends Record<CallText, Words> {
	name: Words;
	opensOn: string;
	closesOn: string;
	criteria: CallCriterionFields[];
}

const entries = {
	...inEach('name', callMost.name),
	...inEach('about', callMost.text, maybeLines),
	...inEach('hours', callMost.text, maybeLines),
	...inEach('pay', callMost.text, maybeLines),
	...inEach('expenses', callMost.text, maybeLines),
	...inEach('offer', callMost.text, maybeLines),
	...inEach('access', callMost.text, maybeLines),
	opensOn: day,
	closesOn: day,
	...inEach('looks1', callMost.criterion, maybeLines),
	...inEach('asks1', callMost.criterion, maybeLines),
	...inEach('looks2', callMost.criterion, maybeLines),
	...inEach('asks2', callMost.criterion, maybeLines),
	...inEach('looks3', callMost.criterion, maybeLines),
	...inEach('asks3', callMost.criterion, maybeLines),
	...inEach('looks4', callMost.criterion, maybeLines),
	...inEach('asks4', callMost.criterion, maybeLines),
	...inEach('looks5', callMost.criterion, maybeLines),
	...inEach('asks5', callMost.criterion, maybeLines),
	...inEach('looks6', callMost.criterion, maybeLines),
	...inEach('asks6', callMost.criterion, maybeLines),
	...{ shown1: tick, shown2: tick, shown3: tick, shown4: tick, shown5: tick, shown6: tick }
};

type Typed = v.InferOutput<v.ObjectSchema<typeof entries, undefined>>;

const filled = (words: Words) => Object.keys(words).length > 0;

function criteriaIn(typed: Typed): CallCriterionFields[] {
	return criterionPlaces
		.map((place) => ({
			looksFor: gathered(typed, `looks${place}`),
			asks: gathered(typed, `asks${place}`),
			isShown: typed[`shown${place}`]
		}))
		.filter(({ looksFor }) => filled(looksFor));
}

/** What is looked for has a question, and a question says what is looked for; the last day does not come before the first. */
const inPairs = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const at = (key: keyof Typed, message: string) =>
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
		for (const place of criterionPlaces) {
			const [looks, asks] = (['looks', 'asks'] as const).map((name) =>
				languages.some((language) => input[`${name}${place}-${language}`])
			);
			if (looks && !asks) at(`asks${place}-${currentLanguage()}`, m.forms_needed());
			if (asks && !looks) at(`looks${place}-${currentLanguage()}`, m.forms_needed());
		}
		if (input.opensOn > input.closesOn) at('closesOn', m.coproduction_listen_days_wrong());
	});

function callFrom(typed: Typed): CallFields {
	const texts = Object.fromEntries(callTexts.map((name) => [name, gathered(typed, name)])) as Record<CallText, Words>;
	const { opensOn, closesOn } = typed;
	return { name: gathered(typed, 'name'), ...texts, opensOn, closesOn, criteria: criteriaIn(typed) };
}

/** A new call, with the id that makes sending it twice harmless: its name, hours and pay, its days, and three to six criteria. */
export const newCallForm = v.pipe(
	v.object({ id: formId, ...entries }),
	inOneAtLeast('name'),
	inOneAtLeast('hours'),
	inOneAtLeast('pay'),
	inOneAtLeast('looks1'),
	inOneAtLeast('looks2'),
	inOneAtLeast('looks3'),
	inPairs(),
	v.transform((typed) => ({ id: typed.id, ...callFrom(typed) }))
);

/** A change to a call that nobody has read yet, with the version it was made from. */
export const changeCallForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...entries }),
	inOneAtLeast('name'),
	inOneAtLeast('hours'),
	inOneAtLeast('pay'),
	inOneAtLeast('looks1'),
	inOneAtLeast('looks2'),
	inOneAtLeast('looks3'),
	inPairs(),
	v.transform((typed) => ({ version: typed.version, ...callFrom(typed) }))
);

/** Another last day for a call. */
export const callEndForm = v.object({ closesOn: day });
