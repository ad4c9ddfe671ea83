import * as v from 'valibot';
import { chosen, day, formId, name, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** How long the name of an area or a partner may be. */
export const nameMost = 120;

const dayOrNone = v.optional(v.union([v.pipe(v.string(), v.trim(), v.literal('')), day]), '');
const fields = { name: name(nameMost), since: dayOrNone };

/** A new area or partner, with the id that makes sending it twice harmless. */
export const newAreaForm = v.object({ id: formId, ...fields });
export type NewArea = v.InferOutput<typeof newAreaForm>;

/** A change to an area or a partner, with the version it was made from. */
export const changeAreaForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields, until: dayOrNone }),
	v.forward(
		v.partialCheck(
			[['since'], ['until']],
			(typed) => !typed.since || !typed.until || typed.since <= typed.until,
			() => m.programmes_areas_ends_before()
		),
		['until']
	)
);
export type AreaChange = v.InferOutput<typeof changeAreaForm>;

/** The charity itself keeps the people of a partner that ends. */
export const ourselves = 'ourselves';

/** That a partner ends, and who keeps its runs: another partner, or the charity itself. */
export const endPartnerForm = v.object({
	keeper: v.union([v.literal(ourselves), chosen], () => m.forms_choose())
});
