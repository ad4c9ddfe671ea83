import { clock } from '#platform/i18n/dates.ts';
import { needsOf, type OccasionPlan } from './figures.ts';
import { occasionMost, type remedyKinds } from './form.ts';

/** What can be done so that nothing is lost. */
export interface Remedy {
	kind: (typeof remedyKinds)[number];
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

/** What is offered where a part would be lost: the map told one to one on another day, one part dropped, or a longer session, where a day has the hours for it. Each alone would do. */
export function remediesFor(plan: OccasionPlan): Remedy[] {
	const { lost, needed } = needsOf(plan);
	if (!lost.length) return [];
	const offers: Remedy[] = [];
	const kinds = [...new Set(plan.parts.map(({ kind }) => kind))].filter((kind) => !stay.includes(kind));
	const enough = kinds.filter((kind) => without(plan, kind).parts.length > 0 && fits(without(plan, kind)));
	if (enough.includes('support-map')) offers.push({ kind: 'map-one-to-one', part: 'support-map', minutes: null });
	for (const kind of enough) if (kind !== 'support-map') offers.push({ kind: 'drop', part: kind, minutes: null });
	return needed > occasionMost.minutes ? offers : [...offers, { kind: 'longer', part: null, minutes: needed }];
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

/** A session is told of, and disturbed, on its day or later. */
export const hasItsDay = (heldOn: string, today: string): boolean => heldOn <= today;

/** What still fits into a session that has come as far as one of its parts. */
export interface CatchUp {
	/** Minutes until everybody has to go. */
	left: number;
	/** Which parts are skipped so that it ends as it was said, by their number from 0. */
	skip: number[];
	/** Whether it ends as it was said, then. */
	fits: boolean;
}

/** What to skip from the part that comes next on: the shortest that is enough alone, else the longest first; never the close. */
export function catchUp(plan: OccasionPlan, left: number, next: number): CatchUp {
	const fits = (rest: readonly number[]) =>
		needsOf({ ...plan, minutes: left, late: 0, parts: stretchesAt(plan, rest) }).over === 0;
	const length = (at: number) => needsOf(plan).parts[at]?.needed ?? 0;
	let rest = plan.parts.map((_, at) => at).slice(next);
	const skip: number[] = [];
	while (!fits(rest)) {
		const can = rest.filter((at) => !stay.includes(plan.parts[at]?.kind ?? '')).sort((a, b) => length(a) - length(b));
		const one = can.find((at) => fits(rest.filter((other) => other !== at))) ?? can.at(-1);
		if (one === undefined) break;
		skip.push(one);
		rest = rest.filter((other) => other !== one);
	}
	return { left, skip: skip.sort((a, b) => a - b), fits: fits(rest) };
}

const stretchesAt = (plan: OccasionPlan, at: readonly number[]) =>
	plan.parts.filter((_, number) => at.includes(number));

/** How many minutes after midnight a clock shows. */
export const minutesAt = (shown: string): number => {
	const [hours, minutes] = shown.split(':').map(Number);
	return (hours ?? 0) * 60 + (minutes ?? 0);
};

/** How many minutes after midnight it is. */
export const minutesNow = (now: Date, zone: string): number => minutesAt(clock(now, zone));

/** What a clock shows so many minutes after midnight. */
export const clockAt = (minutes: number) =>
	`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The session by the clock: each part as long as it needs, after the usual late start. */
export function runSheet(starts: string, plan: OccasionPlan): RunLine[] {
	const { parts, late, lost } = needsOf(plan);
	let at = minutesAt(starts) + late;
	return parts.map(({ kind, needed }, number) => {
		const from = at;
		at += needed;
		const isLost = number >= parts.length - lost.length;
		return { kind, from: clockAt(from), until: clockAt(at), minutes: needed, isLost };
	});
}
