import { daysAfter } from '#platform/calendar/day.ts';
import { holds, type Actor } from '#platform/db/tx.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import type { WaveKind } from './form.ts';

/** Coordinators and evaluators decide when a measure is asked. */
export function mayPlanWaves(actor: Actor): boolean {
	return actor.strong && (holds(actor, 'coordinator') || holds(actor, 'evaluator'));
}

/** Whoever runs a course may hand a phone to somebody in it. It shows no answers. */
export function mayHandOver(actor: Actor, cohortId: string): boolean {
	return actor.strong && (holds(actor, 'coordinator', cohortId) || holds(actor, 'facilitator', cohortId));
}

interface Meeting {
	startsAt: Date;
	kind: string;
	cancelledAt: Date | null;
}

/** The first and the last day on which a wave can be answered, as "2027-01-26". */
export interface WaveDays {
	opensOn: string;
	closesOn: string;
}

/** How many days before or after which meeting a wave opens and closes. */
const usual: Record<WaveKind, { from: 'first' | 'last'; opens: number; closes: number }> = {
	before: { from: 'first', opens: -7, closes: 6 },
	after: { from: 'last', opens: 0, closes: 21 },
	later: { from: 'last', opens: 90, closes: 118 }
};

/** The usual days of a wave: before: from a week ahead of the first meeting until the day before the second; after: from the last meeting on for three weeks; later: three months after it. */
export function usualDays(kind: WaveKind, meetings: readonly Meeting[], zone: string): WaveDays | undefined {
	const held = meetingsOf(meetings).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	const { from, opens, closes } = usual[kind];
	const meeting = from === 'first' ? held[0] : held.at(-1);
	if (!meeting) return undefined;
	const day = isoDay(meeting.startsAt, zone);
	return { opensOn: daysAfter(day, opens), closesOn: daysAfter(day, closes) };
}

/** Whether a wave can be answered today, by the organisation's calendar; both its days included. */
export function isOpen({ opensOn, closesOn }: WaveDays, now: Date, zone: string): boolean {
	const today = isoDay(now, zone);
	return opensOn <= today && today <= closesOn;
}

/** The moment after which nothing can be answered in a wave. */
export function endOf(wave: WaveDays, zone: string): Date {
	return instantOf(daysAfter(wave.closesOn, 1), '00:00', zone);
}
