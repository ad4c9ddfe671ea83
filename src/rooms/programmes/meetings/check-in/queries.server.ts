import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { findRegistrationOf } from '#programmes/joining';
import type { CheckIn, Hands, WeatherName } from './form.ts';
import { mayTellWeather } from './policy.ts';

/** The weather of one meeting that has begun, as far as it may be told. */
export interface WeekOfWeather {
	sessionId: string;
	week: number;
	/** Whether it was counted in the room, and not told by phone. */
	byHand: boolean;
	/** How many said which; nothing where fewer than five spoke, or none. */
	counts: Partial<Hands> | null;
}

/**
 * The group's weather meeting by meeting, for those who run it and those who come to it. Hands that were counted in the room stand; where nobody
 * counted, it is how many told theirs by phone, once the day is over. What somebody keeps private is in no number.
 */
export async function listWeather(tx: Tx, cohortId: string): Promise<WeekOfWeather[]> {
	const { rows } = await sql<WeekOfWeather>`
		select w.session_id as "sessionId", s.week, w.by_hand as "byHand", w.counts
		from programmes.weather_of(${cohortId}::uuid) w join programmes.session s on s.id = w.session_id
		order by s.starts_at, s.week`.execute(tx.db);
	return rows;
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
	const open = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('programmes.cohort as cohort', 'cohort.id', 'member.circle_id')
		.select('cohort.id')
		.where('member.person_id', '=', id)
		.where('cohort.id', '=', session.cohortId)
		.where('cohort.way_in', '=', 'open')
		.executeTakeFirst();
	const hasPlace = registration?.state === 'place';
	const facts = { hasPlace, walkedIn: line?.walk_in ?? false, isOfGroup: open !== undefined };
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

/** For those who lead a group: the weather that was shared with them at a session, by name. */
export async function listShared(
	tx: Tx,
	sessionId: string
): Promise<(CheckIn & { personId: string; called: string })[]> {
	const rows = await tx.db
		.selectFrom('programmes.check_in as check')
		.innerJoin('people.card as card', 'card.id', 'check.person_id')
		.select(['check.person_id as personId', 'card.called', 'check.weather', 'check.words', 'check.sharing'])
		.where('check.session_id', '=', sessionId)
		.where('check.sharing', 'in', ['facilitator', 'group'])
		.orderBy('card.called')
		.execute();
	return rows as (CheckIn & { personId: string; called: string })[];
}
