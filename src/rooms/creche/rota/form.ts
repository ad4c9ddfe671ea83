import * as v from 'valibot';
import { chosen, maybe, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { quarter } from './hours.ts';

/** Minutes of the day of a time such as 10:15; null for an empty field. */
const minutesOf = (text: string) => {
	const [hours = 0, minutes = 0] = text.split(':').map(Number);
	return text ? hours * 60 + minutes : null;
};

/** A time of day in quarter hours, or nothing. */
export const maybeTime = v.pipe(
	maybe(40),
	v.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, () => m.forms_time()),
	v.transform(minutesOf),
	v.check(
		(minutes) => minutes === null || minutes % quarter === 0,
		() => m.creche_rota_want_quarter()
	)
);

interface Hours {
	from: number | null;
	to: number | null;
}
/** Hours are two times, or none. */
export const hasBothOrNeither = ({ from, to }: Hours) => (from === null) === (to === null);
/** Hours end after they begin. */
export const isEndLater = ({ from, to }: Hours) => from === null || to === null || from < to;

/** Hours of somebody who minds the children, how far they may grow, and whether for the meetings that follow too. No hours at all: she is off the rota. */
export const hoursForm = v.pipe(
	v.object({
		worker: chosen,
		from: maybeTime,
		to: maybeTime,
		mayFrom: maybeTime,
		mayTo: maybeTime,
		inRatio: tick,
		following: tick
	}),
	v.forward(
		v.partialCheck([['from'], ['to']], hasBothOrNeither, () => m.creche_rota_want_both()),
		['to']
	),
	v.forward(
		v.partialCheck([['from'], ['to']], isEndLater, () => m.creche_rota_want_order()),
		['to']
	),
	v.forward(
		v.partialCheck(
			[['mayFrom'], ['mayTo']],
			({ mayFrom: from, mayTo: to }) => hasBothOrNeither({ from, to }),
			() => m.creche_rota_want_both()
		),
		['mayTo']
	),
	v.forward(
		v.partialCheck(
			[['mayFrom'], ['mayTo']],
			({ mayFrom: from, mayTo: to }) => isEndLater({ from, to }),
			() => m.creche_rota_want_order()
		),
		['mayTo']
	)
);
export type WorkerHours = v.InferOutput<typeof hoursForm>;

/** How large the room of the crèche is; empty where nobody measured it. */
export const spaceForm = v.object({
	squareMetres: v.pipe(
		maybe(10),
		v.transform((text) => (text ? Number(text.replace(',', '.')) : null)),
		v.check(
			(size) => size === null || (size > 0 && size <= 2000),
			() => m.creche_rota_want_size()
		)
	)
});

/** The change that the page showed, so that no other is written than the one that was read. */
export const changeForm = v.object({ shown: maybe(500) });
