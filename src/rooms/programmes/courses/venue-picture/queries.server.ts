import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** A picture of a venue without the picture itself; `key` is its address: its id and by what it is known. */
export interface VenuePicture {
	id: string;
	key: string;
	alt: Words;
	width: number;
	height: number;
}

/** The pictures of a venue, in the order in which they were brought. */
export async function listVenuePictures(tx: Tx, venueId: string | null): Promise<VenuePicture[]> {
	if (!isId(venueId ?? '')) return [];
	const rows = await tx.db
		.selectFrom('programmes.venue_picture')
		.select(['id', 'digest', 'width', 'height'])
		.select(sql<Words>`alt`.as('alt'))
		.where('venue_id', '=', venueId)
		.orderBy('kept_at')
		.orderBy('id')
		.execute();
	return rows.map(({ digest, ...picture }) => ({ ...picture, key: `${picture.id}-${digest}` }));
}

/** The picture of a venue by the key in its address; nothing where it was taken away. */
export async function findVenueImage(tx: Tx, key: string): Promise<Uint8Array | undefined> {
	const [id, digest] = [key.slice(0, 36), key.slice(37)];
	if (!isId(id)) return undefined;
	const row = await tx.db
		.selectFrom('programmes.venue_picture')
		.select('image')
		.where('id', '=', id)
		.where('digest', '=', digest)
		.executeTakeFirst();
	return row?.image;
}
