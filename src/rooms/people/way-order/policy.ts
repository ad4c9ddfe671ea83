import type { MessageWay } from '#platform/mail/kind.ts';

/** One step earlier or later. */
export const steps = ['up', 'down'] as const;
export type WayStep = (typeof steps)[number];

/** All ways that are offered in the order in which they are tried for somebody: hers first, what she did not name as the house tries it. */
export function inHerOrder<Way extends string>(offered: readonly Way[], hers: readonly string[]): Way[] {
	const place = (way: string) => (hers.includes(way) ? hers.indexOf(way) : hers.length);
	return offered.toSorted((one, other) => place(one) - place(other));
}

/** The order once a way was moved by one step among those that are shown; at its end it stays. */
export function stepped(order: readonly MessageWay[], way: MessageWay, step: WayStep): MessageWay[] {
	const [from, to] = [order.indexOf(way), order.indexOf(way) + (step === 'up' ? -1 : 1)];
	const other = order[to];
	if (from < 0 || other === undefined) return [...order];
	return order.map((one) => (one === way ? other : one === other ? way : one));
}
