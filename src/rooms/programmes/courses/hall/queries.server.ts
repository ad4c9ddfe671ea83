import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayManageCourses } from '../cohort/policy.ts';
import type { CourseTimes } from '../session/form.ts';
import { timesOf } from '../session/plan.server.ts';
import { clashesWith, hoursFrom, nextFreeDay, type MeetingHours, type InTheHall } from './policy.ts';

/** Days as they would be or are: who else is in the hall then, and from which first day on nobody would be. */
export interface HallLook {
	meetings: MeetingHours[];
	clashes: InTheHall[];
	nextFree: string | null;
}

/** How many clashes are named; the first of them say what is the matter. */
const named = 5;

/** Looks at the days that a course would have in a hall; in one that is not on the list yet nobody is in the way. */
export async function lookAtDays(
	tx: Tx,
	venueId: string | null,
	{ times, count, except }: { times: CourseTimes; count: number; except?: string }
): Promise<HallLook> {
	return lookAt(tx, { venueId, except }, hoursFrom(times, count, tx.zone), times);
}

/** Looks at the meetings of a course that are to come, as they stand. */
export async function lookAtCourse(
	tx: Tx,
	{ id, venueId }: { id: string; venueId: string | null },
	sessions: readonly (MeetingHours & { cancelledAt: Date | null })[]
): Promise<HallLook> {
	const coming = sessions.filter((session) => !session.cancelledAt && session.endsAt > tx.now);
	return lookAt(tx, { venueId, except: id }, coming, timesOf(coming, tx.zone));
}

async function lookAt(
	tx: Tx,
	hall: { venueId: string | null; except?: string },
	meetings: MeetingHours[],
	times: CourseTimes | undefined
): Promise<HallLook> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const [first] = meetings;
	const others = first && hall.venueId ? await listInHall(tx, hall, first.startsAt) : [];
	const clashes = clashesWith(meetings, others);
	const nextFree = clashes.length && times ? nextFreeDay(times, meetings.length, others, tx.zone) : null;
	return { meetings, clashes: clashes.slice(0, named), nextFree };
}

/** All that is planned in a hall from a moment on, but for one course. */
async function listInHall(
	tx: Tx,
	{ venueId, except }: { venueId: string | null; except?: string },
	from: Date
): Promise<InTheHall[]> {
	const { rows } = await sql<InTheHall>`
		select c.label as course, s.starts_at as "startsAt", s.ends_at as "endsAt"
		from programmes.cohort c join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id
		where c.venue_id = ${venueId}::uuid and c.id is distinct from ${except ?? null}::uuid and coalesce(s.mode, c.mode) <> 'online' and s.cancelled_at is null and s.ends_at > ${from}
		order by s.starts_at, s.id`.execute(tx.db);
	return rows;
}
