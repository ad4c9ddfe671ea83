import { holds, type Actor } from '#platform/db/tx.ts';
import { ageBands } from '#rooms/people/child/form.ts';
import { crecheRatios, leastAdults } from '../place/policy.ts';
import type { NextFamily, RotaDay } from './solver.ts';

/** Indoor space for each child, in square metres (Early Years Foundation Stage framework, Department for Education). */
const squareMetresEach = { 'under-two': 3.5, two: 2.5, 'three-or-more': 2.3 } as const;

/** The rota of a circle is kept by whoever coordinates it. */
export function mayKeepRota(actor: Actor, circleId: string): boolean {
	return holds(actor, 'coordinator', circleId);
}

/** What the law asks of every crèche: adults and space by age band, and never one adult alone. */
export const statutory: Pick<RotaDay, 'atLeast' | 'bands'> = {
	atLeast: leastAdults,
	bands: ageBands.map((id) => ({ id, perAdult: crecheRatios[id], m2: squareMetresEach[id] }))
};

/** Whether the family can come, as it is or with a change of hours. */
export const isPossible = ({ fits }: Pick<NextFamily, 'fits'>) => fits === 'now' || fits === 'with-change';

/** The family and the hours that it takes as one text, to tell whether both are still what was shown. */
export const offerAsText = ({ family, change }: Pick<NextFamily, 'family' | 'change'>) =>
	[family, ...change.map(({ worker, from, to }) => `${worker} ${from} ${to}`)].join(', ');

/** Quarter hours that are alike, one after the other, as one stretch. */
export function stretchesOf(
	slots: readonly { at: number; needed: number; present: number }[],
	quarter: number
): { from: number; to: number; needed: number; present: number }[] {
	const found: { from: number; to: number; needed: number; present: number }[] = [];
	for (const { at, needed, present } of slots) {
		const last = found.at(-1);
		if (last?.needed === needed && last.present === present) last.to = at + quarter;
		else found.push({ from: at, to: at + quarter, needed, present });
	}
	return found;
}

/** The most adults that are needed at any quarter hour. */
export const adultsMost = (slots: readonly { needed: number }[]) => Math.max(0, ...slots.map(({ needed }) => needed));
