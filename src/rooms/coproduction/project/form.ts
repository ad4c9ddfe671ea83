import * as v from 'valibot';
import { chosen, email, formId, line, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** Who decides what in a project, from the lowest rung to the highest. */
export const ladders = ['told', 'asked', 'together', 'parents'] as const;
export type Ladder = (typeof ladders)[number];

/** How many stages setting something up has. */
export const projectStages = 5;

export const projectMost = { name: 120, purpose: 2000 } as const;

const fields = {
	...inEach('name', projectMost.name),
	...inEach('purpose', projectMost.purpose, maybeLines),
	ladder: oneOf(ladders),
	stage: whole(1, projectStages),
	programmeId: v.optional(
		v.union([v.literal(''), chosen], () => m.forms_choose()),
		''
	)
};

/** What is written down of a project. */
export interface ProjectFields {
	name: Words;
	purpose: Words;
	ladder: Ladder;
	stage: number;
	/** The programme that it became, or is to become. */
	programmeId: string | null;
}

function projectFrom(typed: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): ProjectFields {
	const { ladder, stage, programmeId } = typed;
	const words = { name: gathered(typed, 'name'), purpose: gathered(typed, 'purpose') };
	return { ...words, ladder, stage, programmeId: programmeId || null };
}

/** A new project, with the id that makes sending it twice harmless. */
export const newProjectForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('name'),
	v.transform((typed) => ({ id: typed.id, ...projectFrom(typed) }))
);

/** A change to a project, with the version it was made from. */
export const changeProjectForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('name'),
	v.transform((typed) => ({ version: typed.version, ...projectFrom(typed) }))
);

/** Somebody of the team who runs a project, by the address with which she signs in. */
export const projectFacilitatorForm = v.object({ email, why: line(200) });
