import * as v from 'valibot';
import { chosen, formId, maybe, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** What a theme is: something hard, something that would help, something that is there, or two things that pull against each other. */
export const themeKinds = ['challenge', 'solution', 'strength', 'tension'] as const;
export type ThemeKind = (typeof themeKinds)[number];

export const themeMost = { name: 160, end: 120, speaks: 600 } as const;

/** What is written down of a theme; the two ends, and what speaks for each, of a tension alone. */
export interface ThemeFields {
	kind: ThemeKind;
	name: Words;
	endA: Words;
	endB: Words;
	forA: Words;
	forB: Words;
}

const fields = {
	kind: oneOf(themeKinds),
	...inEach('name', themeMost.name),
	...inEach('endA', themeMost.end, maybe),
	...inEach('endB', themeMost.end, maybe),
	...inEach('forA', themeMost.speaks, maybeLines),
	...inEach('forB', themeMost.speaks, maybeLines)
};
type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;

const filled = (words: Words) => Object.keys(words).length > 0;

/** A tension has two ends: one alone is a challenge. */
const twoEnds = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.kind !== 'tension') return;
		const input = dataset.value;
		if (filled(gathered(input, 'endA')) && filled(gathered(input, 'endB'))) return;
		const at = { type: 'object', origin: 'value', input, key: 'kind', value: input.kind } as const;
		addIssue({ message: m.coproduction_theme_two_ends(), path: [at] });
	});

function themeFrom(typed: Typed): ThemeFields {
	const isTension = typed.kind === 'tension';
	const ofTension = (name: 'endA' | 'endB' | 'forA' | 'forB') => (isTension ? gathered(typed, name) : {});
	return {
		...{ kind: typed.kind, name: gathered(typed, 'name') },
		...{ endA: ofTension('endA'), endB: ofTension('endB'), forA: ofTension('forA'), forB: ofTension('forB') }
	};
}

/** A new theme, with the id that makes sending it twice harmless. */
export const newThemeForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('name'),
	twoEnds(),
	v.transform((typed) => ({ id: typed.id, ...themeFrom(typed) }))
);

/** A change to a theme, with the version it was made from. */
export const changeThemeForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('name'),
	twoEnds(),
	v.transform((typed) => ({ version: typed.version, ...themeFrom(typed) }))
);

/** The theme that another goes into. */
export const joinThemeForm = v.object({ into: chosen });

/** Some of a theme's passages become a theme of their own, or go to another. */
export const splitForm = v.object({
	passages: v.optional(v.array(v.string()), []),
	to: chosen
});
