import type { OccasionPlan } from './figures.ts';
import { needsOf } from './figures.ts';

/** What can be done so that nothing is lost. */
export interface Offer {
	kind: 'map-one-to-one' | 'drop' | 'longer';
	/** Which part is dropped or moved. */
	part: string | null;
	/** How long the session would have to be, where that is what is offered. */
	minutes: number | null;
}

const fits = (plan: OccasionPlan) => needsOf(plan).lost.length === 0;
const without = (plan: OccasionPlan, kind: string): OccasionPlan => ({
	...plan,
	parts: plan.parts.filter((part) => part.kind !== kind)
});

/** Parts that nobody drops: without them nobody has come, or gone well. */
const stay = ['arrive', 'welcome', 'close'];

/** What is offered where a part would be lost: the map told one to one on another day, one part dropped, or a longer session. Each alone would do, but a longer one always stands there. */
export function offersFor(plan: OccasionPlan): Offer[] {
	const { lost, needed } = needsOf(plan);
	if (!lost.length) return [];
	const offers: Offer[] = [];
	const has = (kind: string) => plan.parts.some((part) => part.kind === kind);
	if (has('support-map') && fits(without(plan, 'support-map')))
		offers.push({ kind: 'map-one-to-one', part: 'support-map', minutes: null });
	for (const { kind } of plan.parts)
		if (kind !== 'support-map' && !stay.includes(kind) && fits(without(plan, kind)))
			offers.push({ kind: 'drop', part: kind, minutes: null });
	return [...offers, { kind: 'longer', part: null, minutes: needed }];
}

/** The middle of what an organisation's sessions were late; null where none has said. Of an even number the greater of both in the middle. */
export function medianLate(minutes: readonly number[]): number | null {
	const sorted = [...minutes].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** One line of the run sheet: from when a part goes, and whether it would be lost. */
export interface RunLine {
	kind: string;
	from: string;
	until: string;
	minutes: number;
	isLost: boolean;
}

const clock = (minutes: number) =>
	`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The session by the clock: each part as long as it needs, after the usual late start. */
export function runSheet(starts: string, plan: OccasionPlan): RunLine[] {
	const { parts, late, lost } = needsOf(plan);
	const [hours, minutes] = starts.split(':').map(Number);
	let at = (hours ?? 0) * 60 + (minutes ?? 0) + late;
	return parts.map(({ kind, needed }, number) => {
		const from = at;
		at += needed;
		const isLost = number >= parts.length - lost.length;
		return { kind, from: clock(from), until: clock(at), minutes: needed, isLost };
	});
}
