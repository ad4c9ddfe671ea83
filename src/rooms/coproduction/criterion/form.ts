import * as v from 'valibot';
import { day, formId, maybeLines, oneOf, orEmpty, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { reasonsForm } from '../thread/form.ts';

/** What becomes of a criterion of success; the last never without a why. */
export const becomings = ['goal', 'measure', 'value', 'not-measured'] as const;
export type Becoming = (typeof becomings)[number];

/** As long as a goal may be, since a criterion may become one. */
export const criterionMost = { words: 160, why: 600 } as const;

/** A criterion of success in parents' words: by which decision it was chosen, or on which day by talking, and what becomes of it. */
export interface CriterionFields {
	words: Words;
	decisionId: string | null;
	talkedOn: string | null;
	becomes: Becoming;
	why: Words;
}

const written = {
	...inEach('words', criterionMost.words, maybeLines),
	decision: v.optional(v.string(), ''),
	talkedOn: orEmpty(day),
	becomes: oneOf(becomings),
	...inEach('why', criterionMost.why, maybeLines),
	...reasonsForm.entries
};
type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;

/** Chosen by a decision or on a day; not measured is said with a why. Each at the field where it is typed. */
const said = <Sent extends Written>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const problem = (key: keyof Written, message: string) =>
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
		if (!input.decision && !input.talkedOn) problem('talkedOn', m.coproduction_criterion_say_when());
		if (input.becomes === 'not-measured' && !languages.some((language) => input[`why-${language}`]))
			problem(`why-${currentLanguage()}`, m.coproduction_criterion_say_why());
	});

const fieldsFrom = (typed: Written): CriterionFields & { needs: string[]; themes: string[]; decisions: string[] } => ({
	...{ words: gathered(typed, 'words'), becomes: typed.becomes, why: gathered(typed, 'why') },
	...{ decisionId: typed.decision || null, talkedOn: typed.decision ? null : typed.talkedOn },
	...{ needs: typed.needs, themes: typed.themes, decisions: typed.decisions }
});

/** A new criterion, with the id that makes sending it twice harmless. */
export const newCriterionForm = v.pipe(
	v.object({ id: formId, ...written }),
	inOneAtLeast('words'),
	said(),
	v.transform(({ id, ...typed }) => ({ id, ...fieldsFrom(typed) }))
);

/** A criterion as it is to be, with the version it was made from. */
export const criterionForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...written }),
	inOneAtLeast('words'),
	said(),
	v.transform(({ version, ...typed }) => ({ version, ...fieldsFrom(typed) }))
);
