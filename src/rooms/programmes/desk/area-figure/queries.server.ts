import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { isId } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { PartKind, ProgrammeKind } from '#rooms/programmes/courses/template/course-template.ts';
import { mayCompareAreas, type AreaFigures } from './policy.ts';

/** A quarter in which areas stand side by side, by its first day; the total comes last. */
export interface Quarter {
	began: string;
	rows: (AreaFigures & { name: string | null })[];
}

/** The quarters that were counted, the latest first. Throws Forbidden for whoever may not compare areas. */
export async function listQuarters(tx: Tx, most = 8): Promise<Quarter[]> {
	if (!mayCompareAreas(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('programmes.area_figure as f')
		.leftJoin('programmes.area as a', (on) => on.onRef('a.org_id', '=', 'f.org_id').onRef('a.id', '=', 'f.area_id'))
		.select(['f.began', 'f.area_id as areaId', 'f.is_total as isTotal', 'f.sessions', 'f.people', 'f.attendances'])
		.select(['f.first_timers as firstTimers', 'f.referred', 'f.interested', 'f.called', 'f.agreed', 'f.heads'])
		.select(['f.given_back as givenBack', 'a.name'])
		.where('f.began', 'in', (from) =>
			from.selectFrom('programmes.area_figure').select('began').distinct().orderBy('began', 'desc').limit(most)
		)
		.orderBy('f.began', 'desc')
		.orderBy('f.is_total')
		.orderBy((on) => sql`${on.ref('a.name')} nulls last`)
		.execute();
	const quarters = new Map<string, Quarter>();
	for (const { began, ...row } of rows) {
		const quarter = quarters.get(began) ?? { began, rows: [] };
		quarter.rows.push(row);
		quarters.set(began, quarter);
	}
	return [...quarters.values()];
}

/** A run that anybody may know of, as whoever compares areas finds its plan. */
export interface RunToCompare {
	id: string;
	label: Words;
	kind: ProgrammeKind;
	firstAt: Date | null;
	meetings: number;
}

/** The published runs of an area that are not over, in the order in which they begin. */
export async function listRunsToCompare(tx: Tx, place: { areaId: string } | { partnerId: string }) {
	if (!mayCompareAreas(tx.actor)) throw new Forbidden();
	const here = 'areaId' in place ? sql`c.area_id = ${place.areaId}` : sql`c.partner_id = ${place.partnerId}`;
	const { rows } = await sql<RunToCompare>`
		select c.id, c.label, c.kind, o.first_at as "firstAt", coalesce(o.meetings, 0) as meetings
		from programmes.cohort c join programmes.span o on o.org_id = c.org_id and o.cohort_id = c.id
		where ${here} and c.published_at is not null and o.last_at > ${tx.now} order by o.first_at, c.id`.execute(tx.db);
	return rows;
}

/** A part of a meeting as it is planned; without a title where a parent leads it, for that is hers to tell. */
export interface NamelessLine {
	kind: PartKind;
	minutes: number;
	title: Words | null;
}

/** A run with the plan of each of its meetings, and nobody in it. Throws NotFound for what was not published. */
export async function getPlanWithoutPeople(tx: Tx, id: string) {
	if (!mayCompareAreas(tx.actor)) throw new Forbidden();
	const run = isId(id) && (await findPublished(tx, id));
	if (!run) throw new NotFound();
	const sessions = await tx.db
		.selectFrom('programmes.meeting')
		.select(['id', 'week', 'title', 'starts_at as startsAt', 'ends_at as endsAt'])
		.where('cohort_id', '=', id)
		.orderBy('starts_at')
		.$narrowType<{ id: string; week: number; title: Words; startsAt: Date; endsAt: Date }>()
		.execute();
	const { rows } = await sql<NamelessLine & { session: string }>`
		select session, kind, minutes, title from programmes.plan_without_people(${id}::uuid)`.execute(tx.db);
	const partsOf = (session: string) => rows.filter((part) => part.session === session);
	return { ...run, sessions: sessions.map((session) => ({ ...session, parts: partsOf(session.id) })) };
}

const findPublished = (tx: Tx, id: string) =>
	tx.db
		.selectFrom('programmes.cohort')
		.select(['id', 'label', 'area_id as areaId'])
		.where('id', '=', id)
		.where('published_at', 'is not', null)
		.$narrowType<{ label: Words }>()
		.executeTakeFirst();
