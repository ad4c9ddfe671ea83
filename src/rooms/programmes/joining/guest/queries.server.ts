import { sql } from 'kysely';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
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
