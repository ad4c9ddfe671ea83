import { sql, type RawBuilder } from 'kysely';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { asked } from '#platform/db/asked.ts';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { listGuests } from '#programmes/joining';
import { countAttended } from '#programmes/meetings';
import { sameWeekdayLater, skippedDays, type SkippedDay } from '#platform/calendar/weeks.ts';
import { meetingsOf, minutesToSpare } from '#rooms/programmes/courses/session/policy.ts';
import {
	listBlocks,
	type Block,
	listSessions,
	type Session,
	listGrants,
	type Grant,
	findVenue,
	type Venue,
	getCohort,
	type Cohort
} from '#programmes/courses';
import type { Words } from '#platform/forms/words.ts';
import type { Bands } from '#rooms/people/child/form.ts';
import type { Mode, ProgrammeKind } from '#rooms/programmes/courses/template/course-template.ts';
import { needsBlock, stateOf, type CourseState } from '#rooms/programmes/courses/cohort/policy.ts';
import { getBands, getBandsTaken } from '#creche';

/** A course as its coordinator finds it on her own page: how full, what is next, who waits for whom. */
export interface CourseRow {
	id: string;
	slug: string;
	label: Words;
	state: CourseState;
	/** The name of its room; null where it meets online alone. */
	venue: string | null;
	mode: Mode;
	areaId: string | null;
	partnerId: string | null;
	kind: ProgrammeKind;
	/** How many fit; null where the door is open. */
	places: number | null;
	/** People who have a place, guests among them. */
	placed: number;
	/** People who were offered a place and have not answered. */
	offered: number;
	/** When the first of those offers ends. */
	offerEndsAt: Date | null;
	waiting: number;
	meetings: number;
	firstAt: Date | null;
	firstEndsAt: Date | null;
	next: { id: string; week: number; title: Words; startsAt: Date; endsAt: Date } | null;
	facilitators: number;
	hasReunion: boolean;
	/** It is a group whose next block should be laid now. */
	needsBlock: boolean;
}

interface Row extends Omit<CourseRow, 'state' | 'next' | 'needsBlock'> {
	publishedAt: Date | null;
	lastAt: Date | null;
	nextId: string | null;
	nextWeek: number;
	nextTitle: Words;
	nextStartsAt: Date;
	nextEndsAt: Date;
}

/** The courses that are not over, those that have begun or will first, in the order in which they begin. */
export async function listCourses(tx: Tx): Promise<CourseRow[]> {
	return standing(tx, sql`not ${isOver(tx)}`, sql`last_at > ${asked(tx.now)} desc nulls first, first_at, id`);
}

/** One page of the courses that are over, the latest first. */
export async function listFinished(tx: Tx, page = 1, length = pageLength): Promise<Page<CourseRow>> {
	const { limit, offset } = rowsOf(page, length);
	return pageOf(
		await standing(tx, isOver(tx), sql`first_at desc, id desc`, sql`limit ${limit} offset ${offset}`),
		length
	);
}

/** The courses of an area or a partner that are not over. */
export async function listCoursesIn(tx: Tx, place: { areaId: string } | { partnerId: string }): Promise<CourseRow[]> {
	const here = 'areaId' in place ? sql`c.area_id = ${place.areaId}` : sql`c.partner_id = ${place.partnerId}`;
	return standing(
		tx,
		sql`${here} and not ${isOver(tx)}`,
		sql`last_at > ${asked(tx.now)} desc nulls first, first_at, id`
	);
}

/** How many courses are over. */
export async function countFinished(tx: Tx): Promise<number> {
	const { rows } = await sql<{ courses: number }>`
		select count(*)::int as courses from programmes.cohort c where ${isOver(tx)} and ${isCoordinated(tx, sql.ref('c.id'))}`.execute(
		tx.db
	);
	return rows[0]?.courses ?? 0;
}

/** The courses that are not over by their names alone, for a form in which one of them is chosen. */
export async function listCourseNames(tx: Tx): Promise<{ id: string; label: Words }[]> {
	const { rows } = await sql<{ id: string; label: Words }>`
		select c.id, c.label from ${withSpan} where not ${isOver(tx)} and ${isCoordinated(tx, sql.ref('c.id'))} order by s.first_at, c.id`.execute(
		tx.db
	);
	return rows;
}

// Course by course, and only for those that are chosen (offset 0 keeps the two apart).
const withSpan = sql`programmes.cohort c
	left join lateral (select * from programmes.span of where of.org_id = c.org_id and of.cohort_id = c.id offset 0) s on true`;

// As `stateOf` has it: a draft is never over. Asked of the meetings to come, of which there are few.
const isOver = (tx: Tx) => sql<boolean>`(c.published_at is not null
	and not exists (select from programmes.meeting t where t.org_id = c.org_id and t.cohort_id = c.id and t.ends_at > ${asked(tx.now)})
	and exists (select from programmes.meeting t where t.org_id = c.org_id and t.cohort_id = c.id))`;

// Chosen first and counted then: what there is to count grows with the years, what is shown does not.
async function standing(
	tx: Tx,
	which: RawBuilder<boolean>,
	order: RawBuilder<unknown>,
	part = sql``
): Promise<CourseRow[]> {
	const { rows } = await sql<Row>`
		with chosen as (
			select c.org_id, c.id, c.slug, c.label, c.kind, c.mode, c.venue_id, c.area_id, c.partner_id, c.places, c.published_at, s.meetings, s.first_at, s.first_ends_at, s.last_at, s.has_reunion
			from ${withSpan} where ${which} and ${isCoordinated(tx, sql.ref('c.id'))} order by ${order} ${part})
		select c.id, c.slug, c.label, v.name as venue, c.mode, c.area_id as "areaId", c.partner_id as "partnerId", c.kind, c.places, c.published_at as "publishedAt",
			seats.placed + guests.booked as placed, seats.offered, seats.waiting, seats.offer_ends_at as "offerEndsAt", coalesce(c.meetings, 0) as meetings,
			c.first_at as "firstAt", c.first_ends_at as "firstEndsAt", c.last_at as "lastAt", coalesce(c.has_reunion, false) as "hasReunion",
			n.id as "nextId", n.week as "nextWeek", n.title as "nextTitle", n.starts_at as "nextStartsAt", n.ends_at as "nextEndsAt",
			(select count(distinct g.account_id)::int from platform.role_now g
				where g.org_id = c.org_id and g.circle_id = c.id and g.role = 'facilitator') as facilitators
		from chosen c
		left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
		left join lateral (select id, week, title, starts_at, ends_at from programmes.session s
			where s.org_id = c.org_id and s.cohort_id = c.id and s.cancelled_at is null and s.ended_at is null and s.ends_at > ${asked(tx.now)}
			order by s.starts_at limit 1) n on true
		cross join lateral (select coalesce(sum(grown_ups + children) filter (where state = 'place'), 0)::int as placed, coalesce(sum(grown_ups + children) filter (where state = 'offered'), 0)::int as offered,
				count(*) filter (where state = 'waiting')::int as waiting, min(offer_ends_at) filter (where state = 'offered') as offer_ends_at
			from programmes.registration r where r.org_id = c.org_id and r.cohort_id = c.id and (r.session_id is null or r.session_id = n.id)) seats
		cross join lateral (select count(*)::int as booked from programmes.guest g
			where g.org_id = c.org_id and g.cohort_id = c.id and g.given_up_at is null and (g.session_id is null or g.session_id = n.id)) guests
		order by ${order}`.execute(tx.db);
	return rows.map((row) => courseOf(row, tx.now));
}

function courseOf(row: Row, now: Date): CourseRow {
	const { publishedAt, lastAt, nextId, nextWeek, nextTitle, nextStartsAt, nextEndsAt, ...course } = row;
	const next = nextId
		? { id: nextId, week: nextWeek, title: nextTitle, startsAt: nextStartsAt, endsAt: nextEndsAt }
		: null;
	const state = stateOf({ publishedAt, startsAt: course.firstAt, endsAt: lastAt }, now);
	return { ...course, state, next, needsBlock: needsBlock(course.kind, lastAt, now) };
}

/** A course with everything its coordinator wants to see at once. */
export interface CourseOverview {
	cohort: Cohort;
	state: CourseState;
	venue: Venue | null;
	sessions: (Session & { minutesToSpare: number; came: number })[];
	skipped: SkippedDay[];
	/** The blocks of a group; none for what comes once. */
	blocks: Block[];
	needsBlock: boolean;
	placed: number;
	offered: number;
	waiting: number;
	bands: Bands;
	taken: Bands;
	team: Grant[];
	hasPeople: boolean;
}

/** One course as a whole. Throws NotFound. */
export async function getCourseOverview(tx: Tx, id: string): Promise<CourseOverview> {
	const cohort = await getCohort(tx, id);
	const sessions = await listSessions(tx, id);
	const zone = tx.zone;
	const meetings = meetingsOf(sessions);
	const [first, last] = [meetings[0], meetings.at(-1)];
	const planned = await withPlans(tx, sessions);
	const people = await countPeople(tx, id, meetings.find(({ endsAt }) => endsAt > tx.now)?.id);
	return {
		cohort,
		state: stateOf(
			{ publishedAt: cohort.publishedAt, startsAt: first?.startsAt ?? null, endsAt: last?.endsAt ?? null },
			tx.now
		),
		venue: (await findVenue(tx, cohort.venueId)) ?? null,
		sessions: planned,
		skipped: skippedDays(
			sessions.filter((session) => session.kind !== 'reunion').map((session) => isoDay(session.startsAt, zone))
		),
		blocks: await listBlocks(tx, id),
		needsBlock: needsBlock(cohort.kind, last?.endsAt ?? null, tx.now),
		...people,
		hasPeople: people.hasPeople || planned.some((session) => session.came > 0),
		bands: await getBands(tx, id),
		taken: await getBandsTaken(tx, id),
		team: await listGrants(tx, id)
	};
}

async function withPlans(tx: Tx, sessions: readonly Session[]) {
	const rows = await tx.db
		.selectFrom('programmes.part')
		.select((on) => ['session_id', on.fn.sum<number>('minutes').as('minutes')])
		.where('session_id', 'in', [...sessions.map((session) => session.id), uuidv7()])
		.groupBy('session_id')
		.execute();
	const minutes = new Map(rows.map((row) => [row.session_id, Number(row.minutes)]));
	const came = await countAttended(
		tx,
		sessions.map((session) => session.id)
	);
	return sessions.map((session) => ({
		...session,
		minutesToSpare: minutesToSpare(session, [{ minutes: minutes.get(session.id) ?? 0 }]),
		came: came.get(session.id) ?? 0
	}));
}

async function countPeople(
	tx: Tx,
	id: string,
	nextId: string | undefined
): Promise<{ placed: number; offered: number; waiting: number; hasPeople: boolean }> {
	const rows = await tx.db
		.selectFrom('programmes.registration')
		.select((on) => [
			'state',
			on.fn.countAll<number>().as('people'),
			on.fn.sum<number>(sql`grown_ups + children`).as('seated')
		])
		.where('cohort_id', '=', id)
		// where places are had for one meeting, those of the next one
		.where((on) => on.or([on('session_id', 'is', null), on('session_id', '=', nextId ?? null)]))
		.groupBy('state')
		.execute();
	const people = (state: string) => rows.find((row) => row.state === state)?.people ?? 0;
	const seated = (state: string) => Number(rows.find((row) => row.state === state)?.seated ?? 0);
	const guests = await listGuests(tx, id);
	return {
		placed: seated('place') + guests.filter(({ sessionId }) => !sessionId || sessionId === nextId).length,
		offered: seated('offered'),
		waiting: people('waiting'),
		hasPeople: rows.length > 0 || guests.length > 0
	};
}

/** What the form of a reunion starts with: two months after the last meeting, on its weekday, at its hours. */
export async function getReunionDefaults(
	tx: Tx,
	cohortId: string
): Promise<{ cohortId: string; label: Words; defaults: Record<string, string> }> {
	const { id, label } = await getCohort(tx, cohortId);
	const zone = tx.zone;
	const last = (await listSessions(tx, id)).findLast((session) => session.kind !== 'reunion');
	const at = last?.startsAt ?? tx.now;
	const defaults = {
		day: sameWeekdayLater(isoDay(at, zone), 2),
		from: clock(at, zone),
		to: clock(last?.endsAt ?? at, zone)
	};
	return { cohortId: id, label, defaults };
}
