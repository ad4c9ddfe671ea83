import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { redrawn } from '../../pdf/render.ts';
import { maySettle } from '../settings/commands.server.ts';
import { logoBox, type AboutLogo } from './form.ts';

/** A logo as it is kept: drawn anew, so that nothing of the file that was brought is handed on. */
export interface DrawnLogo {
	png: Uint8Array;
	width: number;
	height: number;
}

/** Draws the picture of a file anew, within bounds, in a process of its own. No transaction may be open: it takes a while. */
export async function drawLogo(file: Uint8Array): Promise<DrawnLogo | 'unreadable' | 'too-large'> {
	const png = await redrawn(file, logoBox);
	if (typeof png === 'string') return png;
	const sizes = new DataView(png.buffer, png.byteOffset + 16, 8); // where PNG says how wide and high it is
	return { png, width: sizes.getUint32(0), height: sizes.getUint32(4) };
}

/** Keeps what an organisation is known by, in the place of what was there. */
export async function keepLogo(tx: Tx, { png, width, height }: DrawnLogo, about: AboutLogo): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	const digest = createHash('sha256').update(png).digest('hex').slice(0, 16);
	const values = { png: Buffer.from(png), digest, width, height, ...said(about), kept_at: sql<Date>`platform.now()` };
	await tx.db
		.insertInto('platform.logo')
		.values({ org_id: tx.actor.orgId, ...values })
		.onConflict((on) => on.column('org_id').doUpdateSet(values))
		.execute();
	await record(tx, 'platform.logo.kept', { digest });
}

/** Changes what is said about the logo, where there is one. */
export async function describeLogo(tx: Tx, about: AboutLogo): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	await tx.db.updateTable('platform.logo').set(said(about)).where('org_id', '=', tx.actor.orgId).execute();
	await record(tx, 'platform.logo.described', { inLetters: about.inLetters });
}

const said = (about: AboutLogo) => ({ alt: JSON.stringify(about.alt), in_letters: about.inLetters });

/** Takes the logo away: the mark of six dots stands in its place again. */
export async function removeLogo(tx: Tx): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	await tx.db.deleteFrom('platform.logo').where('org_id', '=', tx.actor.orgId).execute();
	await record(tx, 'platform.logo.removed', {});
}
