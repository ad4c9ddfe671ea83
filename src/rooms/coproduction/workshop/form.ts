import * as v from 'valibot';
import { chosen, formId, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

export const workshopMost = { purpose: 160, care: 160, meetings: 60 } as const;

/** What lets people come, beside the crèche of the meeting. */
export const workshopCares = ['interpreter', 'expenses', 'thanks'] as const;
export type WorkshopCare = (typeof workshopCares)[number];

const fields = {
	...inEach('purpose', workshopMost.purpose),
	...inEach('interpreter', workshopMost.care),
	...inEach('expenses', workshopMost.care),
	...inEach('thanks', workshopMost.care),
	session: v.optional(
		v.union([v.literal(''), chosen], () => m.forms_choose()),
		''
	)
};

/** What is written down of a workshop: what it is for, what lets people come, and which meeting it is, once one was chosen. */
export interface WorkshopFields extends Partial<Record<WorkshopCare, Words>> {
	purpose: Words;
	sessionId: string | null;
}

const workshopFrom = (typed: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): WorkshopFields => ({
	...{ purpose: gathered(typed, 'purpose'), sessionId: typed.session || null },
	...{ interpreter: gathered(typed, 'interpreter'), expenses: gathered(typed, 'expenses') },
	thanks: gathered(typed, 'thanks')
});

/** A new workshop, with the id that makes sending it twice harmless. */
export const newWorkshopForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('purpose'),
	v.transform((typed) => ({ id: typed.id, ...workshopFrom(typed) }))
);

/** A change to a workshop, with the version it was made from. */
export const changeWorkshopForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('purpose'),
	v.transform((typed) => ({ version: typed.version, ...workshopFrom(typed) }))
);
