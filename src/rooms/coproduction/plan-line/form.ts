import * as v from 'valibot';
import { formId, maybe, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** What a line of a course plan is about, in the order in which the plan is read. */
export const planAreas = [
	'weeks',
	'parts',
	'venue',
	'creche',
	'food',
	'booklet',
	'lead',
	'after',
	'promotion'
] as const;
export type PlanArea = (typeof planAreas)[number];

export const planLineMost = 300;

/** From what a line can follow. */
export const fromKinds = ['theme', 'criterion', 'decision'] as const;
/** Where a line can live: a run, one of its meetings, a venue. */
export const homeKinds = ['cohort', 'session', 'venue'] as const;

/** One thing of a few kinds, by its id. */
export interface One<Kind> {
	kind: Kind;
	id: string;
}

/** What follows from what was said, and where it lives. */
export interface PlanLineFields {
	area: PlanArea;
	words: Words;
	from: One<(typeof fromKinds)[number]>;
	home: One<(typeof homeKinds)[number]> | null;
}

/** A kind and an id, as they stand in the value of a choice. */
const oneOfKinds = <const Kind extends string>(kinds: readonly Kind[], value: string): One<Kind> | undefined => {
	const [named, id = ''] = value.split(':');
	const kind = kinds.find((known) => known === named);
	return kind && id ? { kind, id } : undefined;
};

/** The value of a choice that means one thing. */
export const valueOf = ({ kind, id }: One<string>): string => `${kind}:${id}`;

const written = {
	area: oneOf(planAreas),
	...inEach('words', planLineMost, maybeLines),
	from: v.pipe(
		maybe(60),
		v.check(
			(value) => oneOfKinds(fromKinds, value) !== undefined,
			() => m.forms_choose()
		)
	),
	home: maybe(60)
};
type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;

const fieldsFrom = (typed: Written): PlanLineFields => ({
	...{ area: typed.area, words: gathered(typed, 'words') },
	from: oneOfKinds(fromKinds, typed.from) ?? { kind: 'theme', id: '' },
	home: oneOfKinds(homeKinds, typed.home) ?? null
});

/** A new line, with the id that makes sending it twice harmless. */
export const newPlanLineForm = v.pipe(
	v.object({ id: formId, ...written }),
	inOneAtLeast('words'),
	v.transform(({ id, ...typed }) => ({ id, ...fieldsFrom(typed) }))
);

/** A line as it is to be, with the version it was made from. */
export const planLineForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...written }),
	inOneAtLeast('words'),
	v.transform(({ version, ...typed }) => ({ version, ...fieldsFrom(typed) }))
);
