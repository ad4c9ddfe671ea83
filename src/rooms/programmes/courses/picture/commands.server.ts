import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { redrawn } from '#platform/pdf/render.ts';
import { lightest, logoBoxes, type AboutPicture } from './form.ts';
import { mayKeepLogos } from './policy.ts';
import { findLogoOf, type LogoOf } from './queries.server.ts';

/** A picture as it is kept: drawn anew, so that nothing of the file that was brought is handed on, and light enough for a page. */
export interface DrawnPicture {
	image: Uint8Array;
	width: number;
	height: number;
}

/** Draws the picture of a file anew, as large as it is light. No transaction may be open: it takes a while. */
export async function drawPicture(
	file: Uint8Array,
	boxes: readonly { width: number; height: number }[] = logoBoxes
): Promise<DrawnPicture | 'unreadable' | 'too-large'> {
	let image: Uint8Array = file;
	for (const box of boxes) {
		const drawn = await redrawn(file, box);
		if (typeof drawn === 'string') return drawn;
		image = drawn;
		if (image.length <= lightest) break;
	}
	const sizes = new DataView(image.buffer, image.byteOffset + 16, 8); // where PNG says how wide and high it is
	return { image, width: sizes.getUint32(0), height: sizes.getUint32(4) };
}

/** Keeps the logo of a partner, or of whoever pays for a programme, in the place of what was there; without a picture what is said about it changes. */
export async function keepLogoOf(
	tx: Tx,
	of: LogoOf,
	drawn: DrawnPicture | null,
	about: AboutPicture
): Promise<Outcome<'no-picture'>> {
	if (!mayKeepLogos(tx.actor)) throw new Forbidden();
	await isThere(tx, of);
	const before = await findLogoOf(tx, of);
	if (!drawn && !before) return refused('no-picture');
	const said = { called: about.called, alt: JSON.stringify(about.alt), ...keptBy(tx) };
	if (!drawn)
		await tx.db
			.updateTable('programmes.picture')
			.set(said)
			.where('id', '=', before?.id ?? '')
			.execute();
	else {
		const { image, width, height } = drawn;
		const digest = createHash('sha256').update(image).digest('hex').slice(0, 16);
		const values = { ...said, image: Buffer.from(image), digest, width, height };
		await tx.db
			.insertInto('programmes.picture')
			.values({ org_id: tx.actor.orgId, id: uuidv7(), ...columnsOf(of), ...values })
			.onConflict((on) => on.columns(['org_id', 'partner_id', 'programme_id']).doUpdateSet(values))
			.execute();
	}
	await record(tx, 'programmes.picture.kept', subject(of));
	return done;
}

/** Takes the logo of a partner or a funder away. */
export async function removeLogoOf(tx: Tx, of: LogoOf): Promise<void> {
	if (!mayKeepLogos(tx.actor)) throw new Forbidden();
	await isThere(tx, of);
	const before = await findLogoOf(tx, of);
	if (!before) return;
	await tx.db.deleteFrom('programmes.picture').where('id', '=', before.id).execute();
	await record(tx, 'programmes.picture.removed', subject(of));
}

const keptBy = (tx: Tx) => ({ kept_by: tx.actor.id, kept_at: sql<Date>`platform.moment()` });
const columnsOf = (of: LogoOf) => ('partnerId' in of ? { partner_id: of.partnerId } : { programme_id: of.programmeId });
const subject = (of: LogoOf): Record<string, string> =>
	'partnerId' in of ? { partner: of.partnerId } : { programme: of.programmeId };

async function isThere(tx: Tx, of: LogoOf): Promise<void> {
	const [table, id] =
		'partnerId' in of
			? (['programmes.partner', of.partnerId] as const)
			: (['programmes.programme', of.programmeId] as const);
	const row = isId(id) ? await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
}
