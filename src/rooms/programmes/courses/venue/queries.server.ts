import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { isId } from '#platform/db/ids.ts';
import { pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import type { Words } from '#platform/forms/words.ts';
import type { VenueDetails } from './form.ts';

/** A place where sessions are held. */
export interface Venue extends VenueDetails {
	id: string;
	version: number;
	/** What else anybody may know of it; written on the page of its inside. */
	feedingCorner: boolean;
	changing: boolean;
	prayer: boolean;
}

const columns = [
	'id',
	'name',
	'area',
	'address',
	'postcode',
	'shows_address',
	'access',
	'way',
	'step_free',
	'buggy_space',
	'creche_room',
	'feeding_corner',
	'changing',
	'prayer',
	'version'
] as const;

function asVenue(row: {
	id: string;
	name: string;
	area: string;
	address: string;
	postcode: string;
	shows_address: boolean;
	access: unknown;
	way: unknown;
	step_free: boolean;
	buggy_space: boolean;
	creche_room: boolean;
	feeding_corner: boolean;
	changing: boolean;
	prayer: boolean;
	version: number;
}): Venue {
	const { id, name, area, address, postcode, version } = row;
	return {
		id,
		name,
		area,
		address,
		postcode,
		showsAddress: row.shows_address,
		version,
		access: row.access as Words,
		way: row.way as Words,
		stepFree: row.step_free,
		buggySpace: row.buggy_space,
		crecheRoom: row.creche_room,
		feedingCorner: row.feeding_corner,
		changing: row.changing,
		prayer: row.prayer
	};
}

/** Every venue of the organisation, by name. */
export async function listVenues(tx: Tx): Promise<Venue[]> {
	return (await venues(tx).execute()).map(asVenue);
}

/** How many venues stand on one page, each with what is known of it. */
const venuesOnPage = 10;

/** One page of the venues, by name. */
export async function listVenuePage(tx: Tx, page = 1, length = venuesOnPage): Promise<Page<Venue>> {
	const { limit, offset } = rowsOf(page, length);
	const rows = await venues(tx).limit(limit).offset(offset).execute();
	return pageOf(rows.map(asVenue), length);
}

// As people count: Hall 2 stands before Hall 10, by the words before the first number and then by that number.
const venues = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.venue')
		.select(columns)
		.orderBy(sql`lower(regexp_replace(name, '[0-9].*', ''))`)
		.orderBy(sql`substring(name from '[0-9]{1,9}')::int`, (number) => number.asc().nullsFirst())
		.orderBy('name')
		.orderBy('id');

/** A venue, or nothing when there is none with this id. */
export async function findVenue(tx: Tx, id: string | null): Promise<Venue | undefined> {
	if (!id || !isId(id)) return undefined;
	const row = await tx.db.selectFrom('programmes.venue').select(columns).where('id', '=', id).executeTakeFirst();
	return row && asVenue(row);
}

/** A venue. Throws NotFound. */
export async function getVenue(tx: Tx, id: string): Promise<Venue> {
	const venue = await findVenue(tx, id);
	if (!venue) throw new NotFound();
	return venue;
}
