import { daysAfter } from '#platform/calendar/day.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import type { WaveKind } from './form.ts';

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
	'follow-up': { from: 'last', opens: 90, closes: 118 }
};

/** The usual days of a wave: before from a week ahead of the first meeting until the second; after from the last one on. */
export function usualDays(kind: WaveKind, meetings: readonly Meeting[], zone: string): WaveDays | undefined {
	const held = meetingsOf(meetings).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	const { from, opens, closes } = usual[kind];
	const meeting = from === 'first' ? held[0] : held.at(-1);
	if (!meeting) return undefined;
	const day = isoDay(meeting.startsAt, zone);
	return { opensOn: daysAfter(day, opens), closesOn: daysAfter(day, closes) };
}
