import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { findCohort, findVenue } from '#programmes/courses';
import { planAreas, type fromKinds, type homeKinds, type One, type PlanArea, type PlanLineFields } from './form.ts';

/** A line of a course plan as somebody sees it. */
export interface CoursePlanLine extends PlanLineFields {
	id: string;
	projectId: string;
	/** What parents said or chose, where the reader sees it. */
	said: Words | null;
	/** Where it lives, where the reader sees it: what a run is called, the meeting of a run, or a venue. */
	lives: { label: Words; startsAt: Date | null } | { venue: string } | null;
	version: number;
}

interface Row {
	id: string;
	projectId: string;
	area: PlanArea;
	words: Words;
	version: number;
	fromKind: (typeof fromKinds)[number];
	fromId: string;
	said: Words | null;
	homeKind: (typeof homeKinds)[number] | null;
	homeId: string | null;
	label: Words | null;
	startsAt: Date | null;
}

const lineOf = (
	{ fromKind, fromId, homeKind, homeId, label, startsAt, ...row }: Row,
	venues: Record<string, string>
): CoursePlanLine => ({
	...row,
	from: { kind: fromKind, id: fromId },
	home: homeKind && homeId ? { kind: homeKind, id: homeId } : null,
	lives: livesAt(homeKind === 'venue' ? venues[homeId ?? ''] : undefined, label, startsAt)
});

function livesAt(venue: string | undefined, label: Words | null, startsAt: Date | null): CoursePlanLine['lives'] {
	if (venue) return { venue };
	return label ? { label, startsAt } : null;
}

/** What venues are called, by their ids. */
async function namesOfVenues(tx: Tx, ids: readonly (string | null)[]): Promise<Record<string, string>> {
	const names: Record<string, string> = {};
	for (const id of new Set(ids)) {
		const venue = id ? await findVenue(tx, id) : null;
		if (id && venue) names[id] = venue.name;
	}
	return names;
}

/** The lines of a course plan that the speaker may read, area by area. */
export async function listPlanLines(tx: Tx, projectId: string, only?: string): Promise<CoursePlanLine[]> {
	const { rows } = await sql<Row>`
		select l.id, l.project_id as "projectId", l.area, l.words, l.version,
			case when l.theme_id is not null then 'theme' when l.criterion_id is not null then 'criterion' else 'decision' end as "fromKind",
			coalesce(l.theme_id, l.criterion_id, l.decision_id) as "fromId", coalesce(t.name::jsonb, c.words::jsonb, d.question::jsonb) as said,
			case when l.cohort_id is not null then 'cohort' when l.session_id is not null then 'session' when l.venue_id is not null then 'venue' end as "homeKind",
			coalesce(l.cohort_id, l.session_id, l.venue_id) as "homeId", r.label, m.starts_at as "startsAt"
		from coproduction.plan_line l
			left join coproduction.theme t on t.org_id = l.org_id and t.id = l.theme_id
			left join coproduction.criterion c on c.org_id = l.org_id and c.id = l.criterion_id
			left join coproduction.decision d on d.org_id = l.org_id and d.id = l.decision_id
			left join programmes.meeting m on m.org_id = l.org_id and m.id = l.session_id
			left join programmes.course_card r on r.org_id = l.org_id and r.id = coalesce(l.cohort_id, m.cohort_id)
		where l.project_id = ${projectId}::uuid and (${only ?? null}::uuid is null or l.id = ${only ?? null}::uuid)
		order by array_position(${[...planAreas]}::text[], l.area), l.id`.execute(tx.db);
	const venues = await namesOfVenues(
		tx,
		rows.map(({ homeKind, homeId }) => (homeKind === 'venue' ? homeId : null))
	);
	return rows.map((row) => lineOf(row, venues));
}

/** One line of a course plan. Throws NotFound. */
export async function getPlanLine(tx: Tx, projectId: string, id: string): Promise<CoursePlanLine> {
	const [line] = isId(id) && isId(projectId) ? await listPlanLines(tx, projectId, id) : [];
	if (!line) throw new NotFound();
	return line;
}

/** A run, a meeting or a venue in which a line can live. */
export interface LineHome extends One<(typeof homeKinds)[number]> {
	label: Words | null;
	startsAt: Date | null;
	venue: string | null;
}

/** How many of the latest runs of a programme are looked at for where they meet. */
const runsLookedAt = 12;

/** Where a line of a plan can live: the runs of the programme and their meetings, the latest run first, and where these meet. */
export async function listHomes(tx: Tx, { programmeId }: { programmeId: string | null }): Promise<LineHome[]> {
	if (!programmeId) return [];
	const { rows } = await sql<Omit<LineHome, 'venue'>>`
		select kind, id, label, "startsAt" from (
			select 'cohort' as kind, r.id, r.label, null::timestamptz as "startsAt", r.id as run from programmes.course_card r where r.programme_id = ${programmeId}::uuid
			union all select 'session', m.id, r.label, m.starts_at, r.id from programmes.meeting m
				join programmes.course_card r on r.org_id = m.org_id and r.id = m.cohort_id where r.programme_id = ${programmeId}::uuid) homes
		order by run desc, "startsAt" nulls first, id limit 200`.execute(tx.db);
	const runs = rows.filter(({ kind }) => kind === 'cohort').slice(0, runsLookedAt);
	const where: (string | null)[] = [];
	for (const { id } of runs) where.push((await findCohort(tx, id))?.venueId ?? null);
	const venues = Object.entries(await namesOfVenues(tx, where));
	return [
		...rows.map((row) => ({ ...row, venue: null })),
		...venues.map(([id, venue]) => ({ kind: 'venue' as const, id, label: null, startsAt: null, venue }))
	];
}
