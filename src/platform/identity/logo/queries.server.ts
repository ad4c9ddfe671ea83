import type { Tx } from '../../db/tx.ts';
import { inWords } from '../../i18n/language.ts';
import type { Words } from '../../forms/words.ts';

/** The logo of the speaker's organisation as documents and letters show it, in the language spoken now; nothing where it has none. */
export async function findLogo(tx: Tx): Promise<{ png: Uint8Array; alt: string; isWritten: boolean } | undefined> {
	const row = await tx.db
		.selectFrom('platform.logo')
		.select(['png', 'alt', 'width', 'height'])
		.where('org_id', '=', tx.actor.orgId)
		.executeTakeFirst();
	return row && { png: row.png, alt: inWords(row.alt as Words), isWritten: isWritten(row) };
}

/** A wide picture mostly is the name, written: beside it the name would stand twice. */
export const isWritten = ({ width, height }: { width: number; height: number }) => width > 2 * height;

/** The picture that a page shows by its digest; nothing where another has taken its place. */
export async function findPicture(tx: Tx, digest: string): Promise<Uint8Array | undefined> {
	const row = await tx.db
		.selectFrom('platform.logo')
		.select('png')
		.where('org_id', '=', tx.actor.orgId)
		.where('digest', '=', digest)
		.executeTakeFirst();
	return row?.png;
}
