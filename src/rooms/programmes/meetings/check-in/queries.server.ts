import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { findRegistrationOf } from '#programmes/joining';
import type { CheckIn, Hands, WeatherName } from './form.ts';
import { mayTellWeather } from './policy.ts';

/** The weather of one session, as far as it may be told: how many said which. */
export interface WeekOfWeather {
	sessionId: string;
	week: number;
	counts: Partial<Hands>;
}

/**
 * The group's weather session by session: the hands counted in the room, or, where nobody counted, how many told theirs
 * by phone. What somebody keeps private is in no number.
 */
export async function listWeather(tx: Tx, cohortId: string): Promise<WeekOfWeather[]> {
	const { rows } = await sql<WeekOfWeather>`
		select s.id as "sessionId", s.week, coalesce(nullif(counted.hands, '{}'), told.people, '{}') as counts
		from programmes.session s
			left join lateral (select jsonb_object_agg(r.weather, r.hands) as hands
				from programmes.round r where r.session_id = s.id and r.hands > 0) counted on true
			left join lateral (select jsonb_object_agg(w.weather, w.people) as people from programmes.weather(s.id) w) told on counted.hands is null
		where s.cohort_id = ${cohortId} and s.cancelled_at is null order by s.starts_at`.execute(tx.db);
	return rows.filter((row) => Object.keys(row.counts).length > 0);
}

/** The hands that were counted at one session. */
export async function getRound(tx: Tx, sessionId: string): Promise<Partial<Hands>> {
	const rows = await tx.db
		.selectFrom('programmes.round')
		.select(['weather', 'hands'])
		.where('session_id', '=', sessionId)
		.execute();
	return Object.fromEntries(rows.map((row) => [row.weather as WeatherName, row.hands]));
}

/** Who leads a session and whom somebody brought put a hand up too. */
const besides = 4;

/** How many people can be in the room of a session at most: its places, or whoever is on its register, and a few besides. */
export async function countWhoMayCome(tx: Tx, session: { id: string; cohortId: string }): Promise<number> {
	const { rows } = await sql<{ most: number }>`
		select greatest(c.places,
			(select count(*) from programmes.registration r where r.cohort_id = c.id and r.state = 'place'
				and (r.session_id is null or r.session_id = ${session.id}))
				+ (select count(*) from programmes.attendance a where a.session_id = ${session.id} and a.walk_in))::int as most
		from programmes.cohort c where c.id = ${session.cohortId}`.execute(tx.db);
	return (rows[0]?.most ?? 0) + besides;
}

/** Her own id, if she takes part in this session and so may tell her weather. */
export async function findTeller(tx: Tx, session: { id: string; cohortId: string }): Promise<string | undefined> {
	const { id } = tx.actor;
	if (!id) return undefined;
	const registration = await findRegistrationOf(tx, session.cohortId, id, session.id);
	const line = await tx.db
		.selectFrom('programmes.attendance')
		.select('walk_in')
		.where('session_id', '=', session.id)
		.where('person_id', '=', id)
		.executeTakeFirst();
	const facts = { hasPlace: registration?.state === 'place', walkedIn: line?.walk_in ?? false };
	return mayTellWeather(tx.actor, facts) ? id : undefined;
}

/** Her own weather at a session, if she told it. */
export async function findOwnCheckIn(tx: Tx, sessionId: string): Promise<CheckIn | undefined> {
	const row = await tx.db
		.selectFrom('programmes.check_in')
		.select(['weather', 'words', 'sharing'])
		.where('session_id', '=', sessionId)
		.where('person_id', '=', tx.actor.id ?? '')
		.executeTakeFirst();
	return row as CheckIn | undefined;
}

/** What people chose to share with the group by name at a session. */
export async function listShared(
	tx: Tx,
	sessionId: string
): Promise<(CheckIn & { personId: string; called: string })[]> {
	const rows = await tx.db
		.selectFrom('programmes.check_in as check')
		.innerJoin('people.card as card', 'card.id', 'check.person_id')
		.select(['check.person_id as personId', 'card.called', 'check.weather', 'check.words', 'check.sharing'])
		.where('check.session_id', '=', sessionId)
		.where('check.sharing', '=', 'group')
		.orderBy('card.called')
		.execute();
	return rows as (CheckIn & { personId: string; called: string })[];
}
