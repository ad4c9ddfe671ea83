import { sql } from 'kysely';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Words } from '#platform/forms/words.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { countPlaces, type Cohort } from '#programmes/courses';
import type { ComesAs } from './form.ts';
import { guestPlacesLeft } from './policy.ts';

/** Somebody who comes as a guest, without an account. */
export interface Guest {
	id: string;
	cohortId: string;
	/** The meeting for which it is, where places are had for one. */
	sessionId: string | null;
	/** Empty once what she wrote was let go. */
	called: string;
	comesAs: ComesAs;
	organisation: string;
	way: string;
	givenUpAt: Date | null;
	forgottenAt: Date | null;
	came: boolean | null;
}

const columns = [
	'id',
	'cohort_id as cohortId',
	'session_id as sessionId',
	'called',
	'comes_as as comesAs',
	'organisation',
	'way',
	'given_up_at as givenUpAt',
	'forgotten_at as forgottenAt',
	'came'
] as const;

/** The guest behind a link, or whose form was sent before; nothing where there is none. */
export async function findGuestBehind(tx: Tx, token: string): Promise<Guest | undefined> {
	const hash = hashOf(token);
	await showTo(tx, hash);
	const row = await tx.db
		.selectFrom('programmes.guest')
		.select(columns)
		.where('link_hash', '=', hash)
		.executeTakeFirst();
	return row as Guest | undefined;
}

/** The guest behind a link. Throws NotFound. */
export async function getGuestBehind(link: Tx, token: string): Promise<Guest> {
	const guest = await findGuestBehind(link, token);
	if (!guest) throw new NotFound();
	return guest;
}

/** A guest of a run that whoever speaks may see. Throws NotFound. */
export async function getGuest(tx: Tx, id: string): Promise<Guest> {
	const row = await tx.db.selectFrom('programmes.guest').select(columns).where('id', '=', id).executeTakeFirst();
	if (!row) throw new NotFound();
	return row as Guest;
}

/** The guests of a run who are booked, in the order in which they booked. */
export async function listGuests(tx: Tx, cohortId: string): Promise<Guest[]> {
	const rows = await tx.db
		.selectFrom('programmes.guest')
		.select(columns)
		.where('cohort_id', '=', cohortId)
		.where('given_up_at', 'is', null)
		.orderBy('booked_at')
		.orderBy('id')
		.execute();
	return rows as Guest[];
}

/** The guests who come to one meeting. */
export async function listGuestsAt(tx: Tx, session: { id: string; cohortId: string }): Promise<Guest[]> {
	const all = await listGuests(tx, session.cohortId);
	return all.filter(({ sessionId }) => sessionId === null || sessionId === session.id);
}

/** A guest whose day is not as she knows it, and whom nobody has told. */
export interface GuestToTell extends Pick<Guest, 'id' | 'cohortId' | 'called' | 'comesAs' | 'organisation' | 'way'> {
	run: Words;
	/** When she thinks that it begins; empty where she knows that it was called off. */
	was: Date | null;
	/** When it begins; empty where it was called off. */
	startsAt: Date | null;
	/** The hall to which it moved; empty where she knows it, or where it is online. */
	venue: string | null;
	hasMoved: boolean;
	venueId: string | null;
}

/** So many guests to tell stand on a page at most, those whose day is next first. */
const mostToTell = 50;

// a change that can still be undone is nobody's news yet
const toTell = (tx: Tx) => sql`programmes.guest g
	join programmes.cohort c on c.org_id = g.org_id and c.id = g.cohort_id
	cross join lateral (select programmes.begins_for(g) as at, programmes.venue_for(g) as venue) n
	left join programmes.venue v on v.org_id = c.org_id and v.id = n.venue
	where g.forgotten_at is null and ${isCoordinated(tx, sql.ref('g.cohort_id'))}
		and (n.at is distinct from g.expects_at or n.at is not null and n.venue is distinct from g.expects_where)
		and greatest(n.at, g.expects_at) > ${tx.now}
		and not exists (select from programmes.session_change w join programmes.session s on s.org_id = w.org_id and s.id = w.session_id
			where s.org_id = g.org_id and s.cohort_id = g.cohort_id and (g.session_id is null or s.id = g.session_id))`;

/** The guests whom somebody has to tell that their day was moved, called off or is somewhere else. */
export async function listGuestsToTell(tx: Tx): Promise<GuestToTell[]> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { rows } = await sql<GuestToTell>`
		select g.id, g.cohort_id as "cohortId", g.called, g.comes_as as "comesAs", g.organisation, g.way, c.label as run, g.expects_at as was, n.at as "startsAt",
			n.venue is distinct from g.expects_where and n.at is not null as "hasMoved", n.venue as "venueId",
			case when n.venue is distinct from g.expects_where then v.name end as venue
		from ${toTell(tx)} order by coalesce(n.at, g.expects_at), g.booked_at, g.id limit ${mostToTell}`.execute(tx.db);
	return rows;
}

/** Counts them for the coordinator's first page. */
export async function countGuestsToTell(tx: Tx): Promise<number> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { rows } = await sql<{ guests: number }>`select count(*)::int as guests from ${toTell(tx)}`.execute(tx.db);
	return rows[0]?.guests ?? 0;
}

/** How many of the places of a run guests may take; 0 where it has none. */
export async function countGuestPlaces(tx: Tx, cohortId: string): Promise<number> {
	const row = await tx.db
		.selectFrom('programmes.guest_places')
		.select('places')
		.where('cohort_id', '=', cohortId)
		.executeTakeFirst();
	return row?.places ?? 0;
}

/** How many more guests may book into a published run, or into one of its meetings where places are had for one. */
export async function countLeftForGuests(
	tx: Tx,
	{ id, places }: Pick<Cohort, 'id' | 'places'>,
	sessionId: string | null
): Promise<number> {
	const guestPlaces = await countGuestPlaces(tx, id);
	if (!guestPlaces) return 0;
	const { rows } = await sql<{ guests: number }>`
		select programmes.guests_booked(${id}::uuid, ${sessionId}::uuid) as guests`.execute(tx.db);
	const counted = await countPlaces(tx, id, sessionId);
	return guestPlacesLeft({ places, ...counted, guestPlaces, guests: rows[0]?.guests ?? 0 });
}
