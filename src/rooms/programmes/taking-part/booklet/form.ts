import * as v from 'valibot';
import { chosen, oneOf, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { themes } from '../exercise/exercise.ts';
import { library } from '../exercise/library.ts';

/** A theme, from which a booklet is laid out. */
export const layForm = v.object({ theme: oneOf(themes) });

/** One page goes up, down, out, or is added; of the version that was looked at. */
export const changeBookletForm = v.object({
	version: whole(1, 1_000_000),
	act: oneOf(['up', 'down', 'out', 'add'] as const),
	page: v.union([v.picklist(library.map(({ id }) => id)), chosen], () => m.forms_choose())
});
export type BookletChange = v.InferOutput<typeof changeBookletForm>;
