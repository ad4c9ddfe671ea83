import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { sessionColumns, type Session } from '#programmes/courses';
import type { Mode } from '#rooms/programmes/courses/template/course-template.ts';
import type { Words } from '#platform/forms/words.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { countAttended } from '../attendance/queries.server.ts';

/** A session on its day: what, where, and of which course. */
export interface Day extends Omit<Session, 'version' | 'templateWeek' | 'blockId' | 'mode'> {
	course: Words;
	/** The name of its room; null where it has none, because it meets online. */
	venue: string | null;
	area: string | null;
	mode: Mode;
}

/** A session in the list of today, with the screens that are open to whoever asks. */
export interface DayRow extends Day {
	runs: boolean;
	mindsCreche: boolean;
}

const days = (tx: Tx) =>
	tx.db.selectFrom('programmes.day').select(sessionColumns).select(['course', 'venue', 'area', 'mode']);

/** A session for those who run it. Throws NotFound, and Forbidden for whoever may not. */
export async function getDay(tx: Tx, id: string): Promise<Day> {
	const day = await findDay(tx, id);
	if (!mayRunSession(tx.actor, day.cohortId)) throw new Forbidden();
	return day;
}

/** A session on its day, for whoever may see that there is one. Throws NotFound. */
export async function findDay(tx: Tx, id: string): Promise<Day> {
	const row = isId(id) ? await days(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row as unknown as Day;
}

/** The sessions of today in the courses of whoever asks; when there is none, the next one instead. */
export async function listToday(tx: Tx, zone: string): Promise<{ isToday: boolean; days: DayRow[] }> {
	const { actor } = tx;
	const circles = actor.circles.map((held) => held.circleId);
	if (!actor.roles.includes('coordinator') && !circles.length) return { isToday: false, days: [] };
	const rows = (await days(tx)
		.$if(!actor.roles.includes('coordinator'), (query) => query.where('cohort_id', 'in', circles))
		.where('ends_at', '>', startOfToday(zone, tx.now))
		.where((on) => on.or([on('published_at', 'is not', null), on('started_at', 'is not', null)]))
		.orderBy('ends_at') // as they are chosen: else every session that ever was is looked through
		.limit(30)
		.execute()) as unknown as Day[];
	rows.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
	const today = rows.filter((row) => isoDay(row.startsAt, zone) === isoDay(tx.now, zone));
	const next = rows.find((row) => row.startsAt > tx.now && !row.cancelledAt);
	const shown = today.length ? today : next ? [next] : [];
	return { isToday: today.length > 0, days: shown.map((day) => openTo(tx, day)) };
}

/** A session that has been, and how many came to it. */
export interface EarlierDay extends Day {
	came: number;
}

/** The sessions that were before today in the courses that whoever asks runs, the latest first. */
export async function listEarlier(tx: Tx, zone: string): Promise<EarlierDay[]> {
	const { actor } = tx;
	const circles = actor.circles
		.filter((held) => held.role === 'facilitator' || held.role === 'coordinator')
		.map((held) => held.circleId);
	if (!actor.roles.includes('coordinator') && !circles.length) return [];
	const rows = (await days(tx)
		.$if(!actor.roles.includes('coordinator'), (query) => query.where('cohort_id', 'in', circles))
		.where('starts_at', '<', startOfToday(zone, tx.now))
		.where('cancelled_at', 'is', null)
		.where('published_at', 'is not', null)
		.orderBy('starts_at', 'desc')
		.limit(12)
		.execute()) as unknown as Day[];
	const came = await countAttended(
		tx,
		rows.map((row) => row.id)
	);
	return rows.map((row) => ({ ...row, came: came.get(row.id) ?? 0 }));
}

const startOfToday = (zone: string, now: Date) =>
	sql<Date>`date_trunc('day', ${now}::timestamptz at time zone ${zone}) at time zone ${zone}`;

function openTo({ actor }: Tx, day: Day): DayRow {
	const minds = actor.circles.some((held) => held.role === 'creche_worker' && held.circleId === day.cohortId);
	return { ...day, runs: mayRunSession(actor, day.cohortId), mindsCreche: minds };
}

/** How a part of the plan went so far. */
export interface PartTimes {
	id: string;
	beganAt: Date | null;
	endedAt: Date | null;
	droppedAt: Date | null;
}

/** How the parts of a meeting went so far, in the order of its plan. */
export async function listPartTimes(tx: Tx, sessionId: string): Promise<PartTimes[]> {
	return tx.db
		.selectFrom('programmes.part')
		.select(['id', 'began_at as beganAt', 'ended_at as endedAt', 'dropped_at as droppedAt'])
		.where('session_id', '=', sessionId)
		.orderBy('position')
		.execute();
}
