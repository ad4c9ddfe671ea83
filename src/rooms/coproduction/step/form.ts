import * as v from 'valibot';
import { chosen, formId, maybe, orEmpty, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** How many steps a plan may have, how long one may be, and how long a word for who leads. */
export const stepMost = { steps: 24, minutes: 240, ledBy: 80 } as const;

/** What is chosen for a break. */
export const aBreak = 'break';
/** How many minutes a break has where nobody says otherwise. */
export const breakMinutes = 15;

const lead = {
	person: v.optional(
		v.union([v.literal(''), chosen], () => m.forms_choose()),
		''
	),
	ledBy: maybe(stepMost.ledBy)
};

/** Who leads a step: a parent of the project, or somebody in a word. */
export interface StepLead {
	personId: string | null;
	ledBy: string | null;
}

const leadFrom = ({ person, ledBy }: { person: string; ledBy: string }): StepLead =>
	person ? { personId: person, ledBy: null } : { personId: null, ledBy: ledBy || null };

/** A new step, with the id that makes sending it twice harmless; without minutes it has those of its activity. */
export const newStepForm = v.pipe(
	v.object({
		id: formId,
		what: v.pipe(
			v.optional(v.string(), ''),
			v.minLength(1, () => m.forms_choose()),
			v.maxLength(60, () => m.forms_choose())
		),
		minutes: orEmpty(v.pipe(whole(1, stepMost.minutes), v.transform(String))),
		...lead
	}),
	v.transform(({ id, what, minutes, ...typed }) => ({
		...{ id, what, minutes: minutes ? Number(minutes) : null },
		...leadFrom(typed)
	}))
);

/** How long a step is and who leads it, with the version it was made from. */
export const changeStepForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), minutes: whole(1, stepMost.minutes), ...lead }),
	v.transform(({ version, minutes, ...typed }) => ({ version, minutes, ...leadFrom(typed) }))
);

/** To which place of the plan a step goes. */
export const moveStepForm = v.object({ step: chosen, place: whole(1, stepMost.steps) });
