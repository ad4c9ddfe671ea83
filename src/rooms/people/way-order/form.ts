import * as v from 'valibot';
import { oneOf } from '#platform/forms/fields.ts';
import { messageWays } from '#platform/mail/kind.ts';
import { steps } from './policy.ts';

const moves = messageWays.flatMap((way) => steps.map((step) => `${way} ${step}` as const));

/** A way, and whether it is to be tried earlier or later; `order` is what the page showed when she pressed. */
export const wayOrderForm = v.object({
	move: oneOf(moves),
	order: v.pipe(
		v.optional(v.array(v.string()), []),
		v.array(v.picklist(messageWays)),
		v.check((order) => new Set(order).size === order.length)
	)
});
