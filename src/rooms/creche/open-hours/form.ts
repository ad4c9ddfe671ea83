import * as v from 'valibot';
import { tick } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { hasBothOrNeither, isEndLater, maybeTime } from '../rota/form.ts';

/** From when to when a crèche is open, in minutes of the day, and whether at the meetings that follow too; without hours it is open as long as they meet. */
export const openHoursForm = v.pipe(
	v.object({ opens: maybeTime, closes: maybeTime, openFollowing: tick }),
	v.forward(
		v.partialCheck(
			[['opens'], ['closes']],
			({ opens: from, closes: to }) => hasBothOrNeither({ from, to }),
			() => m.creche_rota_want_both()
		),
		['closes']
	),
	v.forward(
		v.partialCheck(
			[['opens'], ['closes']],
			({ opens: from, closes: to }) => isEndLater({ from, to }),
			() => m.creche_rota_want_order()
		),
		['closes']
	)
);
export type OpenHours = v.InferOutput<typeof openHoursForm>;
