import { createHash } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { redrawn } from '#platform/pdf/render.ts';
import type { DrawnPicture } from '../picture/commands.server.ts';
import { sizeOfJpeg } from './policy.ts';
import { mayKeepVenueFacts } from '../venue/policy.ts';
import { getVenue } from '../venue/queries.server.ts';
import { pictureSizes, lightestPicture, mostPictures } from './form.ts';
import { listVenuePictures } from './queries.server.ts';

/** Draws a photo of a venue anew, upright and small, without what a camera writes beside it. No transaction may be open: it takes a while. */
export async function drawVenuePicture(file: Uint8Array): Promise<DrawnPicture | 'unreadable' | 'too-large'> {
	let image: Uint8Array = file;
	for (const { hundredths, ...box } of pictureSizes) {
		const drawn = await redrawn(file, box, hundredths);
		if (typeof drawn === 'string') return drawn;
		image = drawn;
		if (image.length <= lightestPicture) break;
	}
	return { image, ...sizeOfJpeg(image) };
}

/** Keeps a picture of a venue with what it shows, for everybody who looks where to go. A venue has four at most. */
export async function addVenuePicture(
	tx: Tx,
	venueId: string,
	{ id, alt, drawn }: { id: string; alt: Words; drawn: DrawnPicture | null }
): Promise<Outcome<'no-picture' | 'enough', string>> {
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
	const venue = await getVenue(tx, venueId);
	if (!drawn) return refused('no-picture');
	if ((await listVenuePictures(tx, venue.id)).length >= mostPictures) return refused('enough');
	const { image, width, height } = drawn;
	const digest = createHash('sha256').update(image).digest('hex').slice(0, 16);
	const row = { org_id: tx.actor.orgId, id, venue_id: venue.id, alt: JSON.stringify(alt), kept_by: tx.actor.id };
	await tx.db
		.insertInto('programmes.venue_picture')
		.values({ ...row, image: Buffer.from(image), digest, width, height })
		.execute();
	await record(tx, 'programmes.venue.picture-added', { venue: venue.id, picture: id });
	return doneWith(id);
}

/** Takes a picture of a venue away; one that is gone already is no fault. Throws NotFound where the venue is not there. */
export async function removeVenuePicture(tx: Tx, venueId: string, id: string): Promise<void> {
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
	const venue = await getVenue(tx, venueId);
	if (!(await listVenuePictures(tx, venue.id)).some((picture) => picture.id === id)) return;
	await tx.db.deleteFrom('programmes.venue_picture').where('id', '=', id).execute();
	await record(tx, 'programmes.venue.picture-removed', { venue: venue.id, picture: id });
}
