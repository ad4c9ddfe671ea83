import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';
import type { CourseTimes } from './form.ts';
import type { PlannedPart, SessionKind } from '../template/course-template.ts';
import { sevenWeekCourse } from '../template/seven-week-course.ts';
import type { Words } from '#platform/forms/words.ts';
import { weeklyDays } from '#platform/calendar/weeks.ts';
import { listParts, listSessions } from './queries.server.ts';

/** A week to be planned: what it is about, in which parts, and which week of the template it came from. */
export interface PlannedWeek {
	kind: SessionKind;
	title: Words;
	templateWeek: number | null;
	parts: readonly PlannedPart[];
}

/** The weeks of the seven-week course, as the template has them. */
export function weeksOfTemplate(): PlannedWeek[] {
	return sevenWeekCourse.weeks.map((week, index) => ({ ...week, templateWeek: index + 1 }));
}

/** The weeks of an earlier course with the plans it was given; who led what belongs to that time and is left behind. */
export async function weeksOfCohort(tx: Tx, cohortId: string): Promise<PlannedWeek[]> {
	const weeks: PlannedWeek[] = [];
	for (const { id, kind, title, templateWeek } of await listSessions(tx, cohortId)) {
		if (kind === 'reunion') continue;
		const parts = (await listParts(tx, id)).map((part) => ({
			kind: part.kind,
			minutes: part.minutes,
			title: part.title
		}));
		weeks.push({ kind, title, templateWeek, parts });
	}
	return weeks;
}

/** Writes down the meetings of a new course, one a week from its first day, with their plans. */
export async function writeMeetings(
	tx: Tx,
	cohortId: string,
	weeks: readonly PlannedWeek[],
	times: CourseTimes,
	zone: string
): Promise<void> {
	const days = weeklyDays(times.firstDay, weeks.length);
	const meetings = weeks.map((week, index) => ({
		...week,
		id: uuidv7(),
		number: index + 1,
		...hoursOn(days[index] ?? times.firstDay, times, zone)
	}));
	await tx.db
		.insertInto('programmes.session')
		.values(
			meetings.map(({ id, number, kind, title, templateWeek, starts_at, ends_at }) => ({
				org_id: tx.actor.orgId,
				id,
				cohort_id: cohortId,
				week: number,
				kind,
				title: JSON.stringify(title),
				starts_at,
				ends_at,
				template_week: templateWeek
			}))
		)
		.execute();
	for (const { id, parts } of meetings) await writeParts(tx, id, parts);
}

/** When a session begins and ends: a time of day on a day, by the clocks of the organisation. */
export function hoursOn(day: string, { from, to }: { from: string; to: string }, zone: string) {
	return { starts_at: instantOf(day, from, zone), ends_at: instantOf(day, to, zone) };
}

/** Writes the parts of a session's plan in their order. */
export async function writeParts(
	tx: Tx,
	sessionId: string,
	parts: readonly (PlannedPart & { ledBy?: string })[]
): Promise<void> {
	if (!parts.length) return;
	const rows = parts.map(({ kind, minutes, title, ledBy = '' }, position) => ({
		org_id: tx.actor.orgId,
		id: uuidv7(),
		session_id: sessionId,
		position,
		kind,
		minutes,
		title: JSON.stringify(title),
		led_by: ledBy
	}));
	await tx.db.insertInto('programmes.part').values(rows).execute();
}

/** The first day and the hours of a course, as its meetings have them now. */
export function timesOf(sessions: readonly { startsAt: Date; endsAt: Date }[], zone: string): CourseTimes | undefined {
	const first = sessions[0];
	return (
		first && {
			firstDay: isoDay(first.startsAt, zone),
			from: clock(first.startsAt, zone),
			to: clock(first.endsAt, zone)
		}
	);
}
